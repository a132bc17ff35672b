// The state machine of each saga: valid, every task bounded in time, short on its happy way, and blind to data.
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { SAGAS, type SagaDefinition, withoutParticipants } from '../../../domain/catalog.ts';
import { flowOf } from '../../../domain/kernel/saga-flow.ts';
import { dev } from '../synthesis.ts';

// It is CommonJS, and its default export is the function.
const validate = createRequire(import.meta.url)('asl-validator') as (definition: object) => {
  readonly isValid: boolean;
  readonly errors: readonly object[];
};

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
}
interface Machine {
  readonly Comment: string;
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: Readonly<Record<string, State>>;
}

const ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:step';

/** What refers to other stacks stands for some function. */
const definitionOf = (properties: Readonly<Record<string, unknown>>): Machine => {
  const { DefinitionString: text } = properties as { DefinitionString: string | { 'Fn::Join': [string, unknown[]] } };
  const joined = typeof text === 'string' ? text : text['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : ARN)).join('');
  return JSON.parse(joined);
};

const machines = dev.resources('AWS::StepFunctions::StateMachine').map(({ Properties }) => definitionOf(Properties));

const HAPPY_LIMIT = 8;
/** States entered on the way forward, and the start of the execution. */
const happyTransitions = (saga: SagaDefinition): number => {
  const flow = flowOf(saga);
  let transitions = 1;
  for (let at = flow[0]; at !== undefined; at = flow.find(({ name }) => name === at?.next)) transitions += 1;
  return transitions;
};

export const machinesSpecs = (): void => {
  describe('state machines', () => {
    it('are one per saga', () => {
      expect(machines.map(({ Comment }) => Comment).sort()).toEqual(
        Object.values(SAGAS)
          .map(({ summary }) => summary)
          .sort(),
      );
    });

    it.each(machines.map((machine) => [machine.Comment, machine] as const))('%s: valid States Language', (_summary, machine) => {
      expect(validate(machine)).toMatchObject({ isValid: true, errors: [] });
      expect(validate({ ...machine, StartAt: 'nowhere' }).isValid).toBe(false);
    });

    it.each(machines.map((machine) => [machine.Comment, machine] as const))('%s: no task without an end', (_summary, machine) => {
      expect(machine.TimeoutSeconds).toBeGreaterThan(0);
      const endless = Object.entries(machine.States).filter(
        ([, { Type, TimeoutSeconds, TimeoutSecondsPath }]) =>
          Type === 'Task' && TimeoutSeconds === undefined && TimeoutSecondsPath === undefined,
      );
      expect(endless.map(([name]) => name)).toEqual([]);
    });

    it('take few transitions where all goes well, as each is paid for', () => {
      const happy = Object.values<SagaDefinition>(SAGAS).map((saga) => [saga.name, happyTransitions(withoutParticipants(saga))]);
      for (const [, count] of happy) expect(count).toBeLessThanOrEqual(HAPPY_LIMIT);
      expect(Object.fromEntries(happy)).toMatchObject({ onboarding: 4 });
    });
  });
};
