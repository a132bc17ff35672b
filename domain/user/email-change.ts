// A change of address under way, as the deciders ask for it.
import type { ProcessId } from '../process/ids.ts';
import type { UserEvent } from './events.ts';
import { type EmailChange, isLive, type UserState } from './state.ts';

type Stage = EmailChange['stage'];

/** The change of one process, where it is in that stage. */
export const changeIn = <S extends Stage>(
  stage: S,
  state: UserState,
  processId: ProcessId,
): Extract<EmailChange, { stage: S }> | undefined => {
  const change = isLive(state) ? state.emailChange : undefined;
  return change?.stage === stage && change.processId === processId ? (change as Extract<EmailChange, { stage: S }>) : undefined;
};

/** Whoever is taken out of service does not change the address any more. One that is confirmed can come back all the same. */
export const cancelledChange = (state: UserState): readonly UserEvent[] => {
  const change = isLive(state) ? state.emailChange : undefined;
  return change?.stage === 'requested' ? [{ type: 'EmailChangeCancelled', data: { processId: change.processId } }] : [];
};
