// How many state transitions a saga takes where all goes well: Step Functions bills each.
import { among, type Member, type SagaDefinition } from '../../domain/catalog.ts';
import { sagaStates } from '../constructs/saga-states.ts';

interface Flow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, Way>>;
}
interface Way {
  readonly Next?: string;
  readonly Default?: string;
  readonly Branches?: readonly Flow[];
}

const ANY = 'arn:aws:lambda:eu-central-1:123456789012:function:step';

/** The machine of a saga where some participants are configured. */
export const machineAmong = (saga: SagaDefinition, members: readonly Member[]) =>
  sagaStates(among(saga, members), { step: () => ANY, park: ANY, participant: ANY }, members);

/** States entered on the way forward, those of branches too. */
const happyStates = ({ StartAt, States }: Flow): number => {
  let count = 0;
  for (let at: string | undefined = StartAt; at !== undefined; ) {
    const state: Way | undefined = States[at];
    count += 1 + (state?.Branches ?? []).reduce((sum, branch) => sum + happyStates(branch), 0);
    at = state?.Next ?? state?.Default;
  }
  return count;
};

/** And the start of the execution. */
export const happyTransitions = (saga: SagaDefinition, members: readonly Member[]): number => 1 + happyStates(machineAmong(saga, members));
