// What happens to a user can be what a process waits for: which event answers which wait, and which takes the question back.
import * as z from 'zod';
import { ProcessId, processIdFor } from '../process/ids.ts';
import type { UserEventType } from './events.ts';
import { hashOfInvitation, InvitationId } from './invitation.ts';

export interface Answer {
  readonly processId: ProcessId;
  /** The step that waits for it. A process that waits in another one is not told. */
  readonly step: string;
  /** `on`: what the wait is for has come. `back`: it will not come any more. */
  readonly leads: 'on' | 'back';
}

/** What is needed of an outward event; the rest of it may grow. */
export const AnsweringEvent = z.object({
  type: z.string(),
  correlationId: z.string(),
  causationId: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});
export type AnsweringEvent = Readonly<z.output<typeof AnsweringEvent>>;

interface Answering extends Omit<Answer, 'processId'> {
  /** Where the event says which process it is. */
  readonly field: readonly ['causationId'] | readonly ['data', 'processId' | 'invitationId'];
}

/** Who is active by an answer was caused by the process that asked; who is so by another way has answered nothing. */
export const ANSWERS: Partial<Record<UserEventType, Answering>> = {
  UserActivated: { step: 'confirm', leads: 'on', field: ['causationId'] },
  InvitationRevoked: { step: 'confirm', leads: 'back', field: ['data', 'invitationId'] },
  EmailChanged: { step: 'confirm', leads: 'on', field: ['data', 'processId'] },
  EmailChangeCancelled: { step: 'confirm', leads: 'back', field: ['data', 'processId'] },
  EmailChangeReverted: { step: 'revert', leads: 'back', field: ['data', 'processId'] },
};

const processIn = ({ causationId, data }: AnsweringEvent, [first, inner]: Answering['field']): ProcessId | undefined => {
  const named = first === 'causationId' ? causationId : data[inner];
  const invitation = InvitationId.safeParse(named);
  return invitation.success ? processIdFor(hashOfInvitation(invitation.data)) : ProcessId.safeParse(named).data;
};

export const answerIn = (event: AnsweringEvent): Answer | undefined => {
  const [, answering] = Object.entries(ANSWERS).find(([type]) => type === event.type) ?? [];
  const processId = answering && processIn(event, answering.field);
  return processId && { processId, step: answering.step, leads: answering.leads };
};
