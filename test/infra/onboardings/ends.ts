// How each onboarding of a proof has ended, as the API says it, with the state transitions that it is billed by.
import { stateName } from '../../../domain/kernel/saga-flow.ts';
import type { Client, Schema } from '../../../infra/client/client.ts';
import { forEachConcurrently } from '../../../infra/client/pool.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import type { Onboarding } from './onboard.ts';

export type Status = Schema<'Process'>['status'];

export interface End extends Onboarding {
  readonly status: Status;
  readonly userId: string;
  /** The start of the execution counts too, as Step Functions bills it. */
  readonly transitions: number;
  /** It was answered, could not be told, and found that out when its wait was over, or was tried again. */
  readonly foundByItself: boolean;
  /** The step that it has not got out of */
  readonly openStep: string | undefined;
}

export const AT_ONCE = 8;

const closedItsWait = ({ executions }: Stack, id: string): boolean =>
  executions.find(id)?.events.some(({ state }) => state === stateName('close', 'confirm')) === true;

export const endsOf = async (stack: Stack, client: Client, onboardings: readonly Onboarding[]): Promise<readonly End[]> => {
  const executions = new Map(stack.executions.list().map((execution) => [execution.name, execution]));
  const ends: End[] = [];
  await forEachConcurrently(onboardings, AT_ONCE, async (onboarding) => {
    const { processId: id } = onboarding;
    const { data } = await client.GET('/v1/processes/{id}', { params: { path: { id } } });
    if (data === undefined) throw new Error(`${id} is unknown`);
    ends.push({
      ...onboarding,
      status: data.status,
      userId: data.userId ?? '',
      transitions: 1 + (executions.get(id)?.transitions ?? 0),
      foundByItself: data.status === 'COMPLETED' && closedItsWait(stack, id),
      openStep: data.steps.find(({ finishedAt, state }) => finishedAt === null || state === 'PARKED')?.name,
    });
  });
  return ends;
};
