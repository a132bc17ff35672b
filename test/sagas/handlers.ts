// The functions behind a saga's machine, as deployed but for their ports: its steps, the asking of participants, and parking.
import { type SagaDefinition, STEP_FUNCTIONS } from '../../domain/catalog.ts';
import type { ParticipantCall, Participants } from '../../domain/kernel/participant.ts';
import { type AskEvent, askParticipant } from '../../functions/runtime/sagas/ask-participant.ts';
import { signed } from '../../functions/runtime/participants/webhook.ts';
import { type ParkEvent, parkProcess } from '../../functions/runtime/sagas/parking.ts';
import type { Step, StepEvent, StepPorts } from '../../functions/runtime/sagas/step.ts';
import type { MovableClock } from '../../infra/local/clock/clock.ts';
import { request, send } from '../kit/http.ts';
import { FAR, type World } from '../kit/http-world.ts';
import { CRM, LISTS, SECRETS } from '../kit/participants.ts';
import type { Task } from './task.ts';

export const PARK = 'park';
export const PARTICIPANT = 'participant';
const LINKS = 'https://accounts.example.com';

type Ports = World & StepPorts & { readonly links: string; readonly participants: Participants; readonly now: () => number };
export type TaskPayload = StepEvent | AskEvent | ParkEvent;

/** `task` is undefined for parking, which nothing disturbs. */
export type Handle = (functionName: string, payload: TaskPayload) => { readonly task?: Task; readonly work: () => Promise<void> };

const stepsOf = async (saga: SagaDefinition): Promise<ReadonlyMap<string, Step<Ports>>> => {
  const own = [...STEP_FUNCTIONS].filter(([, each]) => each.saga.name === saga.name);
  const loaded = own.map(async ([name, { step }]) => {
    // The entry of the catalogue, as far as a bundler can follow it.
    const module = (await import(`../../functions/sagas/${saga.name}/${step.name}.ts`)) as { readonly step: Step<Ports> };
    return [name, module.step] as const;
  });
  return new Map(await Promise.all(loaded));
};

export const handlersOf = async (saga: SagaDefinition, world: World, participants: Participants): Promise<Handle> => {
  const steps = await stepsOf(saga);
  const now = (): number => world.clock.now();
  const ports = (): Ports => ({ ...world, links: LINKS, participants, now });
  return (functionName, payload) => {
    if (functionName === PARK) return { work: () => parkProcess(payload as ParkEvent, world.processes, now()) };
    if (functionName === PARTICIPANT) {
      const event = payload as AskEvent;
      const { step, phase, participant } = event;
      return { task: { step, phase, participant }, work: () => askParticipant(event, FAR, now, ports) };
    }
    const step = steps.get(functionName);
    if (step === undefined) throw new Error(`${saga.name} has no handler for ${functionName}`);
    const event = payload as StepEvent;
    return { task: { step: step.name, phase: event.phase }, work: () => step.run(event, FAR, now, ports) };
  };
};

/** Some take on what they are asked: one calls back before its answer has arrived, another after a minute. */
const DELAYS_MS: Readonly<Record<string, number>> = { [LISTS]: 0, [CRM]: 60_000 };

/** @param run does what is not awaited */
export const acknowledging =
  (world: World, clock: MovableClock, run: (work: () => Promise<void>) => void) =>
  ({ participant, processId, step }: ParticipantCall): boolean => {
    const delayMs = DELAYS_MS[participant];
    if (delayMs === undefined) return false;
    const call = async (): Promise<void> => {
      const body = JSON.stringify({ processId, step, outcome: 'done' });
      // A signature is looked at in real time.
      const { headers } = signed(`${processId}:${step}:done`, body, [SECRETS[participant] ?? ''], Date.now());
      const { status } = await send(world, request('POST', '/v1/participants/callback', { raw: body, headers, scope: null }));
      if (status !== 204) throw new Error(`a callback was answered with ${status}`);
    };
    if (delayMs === 0) run(call);
    else clock.at(clock.now() + delayMs, () => run(call));
    return true;
  };
