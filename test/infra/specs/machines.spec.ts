// The state machine of each saga: valid, every task bounded in time, short on its happy way, and blind to data.
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type Member, SAGAS, type SagaDefinition } from '../../../domain/catalog.ts';
import { PARTICIPANT_ACTIONS } from '../../../domain/kernel/participant.ts';
import { happyTransitions, machineAmong as statesAmong } from '../../../infra/sagas/transitions.ts';
import { dev } from '../synthesis.ts';

// It is CommonJS, and its default export is the function.
const validate = createRequire(import.meta.url)('asl-validator') as (definition: object) => {
  readonly isValid: boolean;
  readonly errors: readonly object[];
};

interface Flow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}
interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Branches?: readonly Flow[];
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
}
interface Machine extends Flow {
  readonly Comment: string;
  readonly TimeoutSeconds: number;
}

const ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:step';

/** What refers to other stacks stands for some function. */
const definitionOf = (properties: Readonly<Record<string, unknown>>): Machine => {
  const { DefinitionString: text } = properties as { DefinitionString: string | { 'Fn::Join': [string, unknown[]] } };
  const joined = typeof text === 'string' ? text : text['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : ARN)).join('');
  return JSON.parse(joined);
};

const member = (name: string): Member => ({ name, actions: PARTICIPANT_ACTIONS });
const MEMBERS = [member('billing'), member('crm')];

const machineAmong = (saga: SagaDefinition, members: readonly Member[]): Machine => statesAmong(saga, members) as unknown as Machine;

const deployed = dev.resources('AWS::StepFunctions::StateMachine').map(({ Properties }) => definitionOf(Properties));
const machines = [
  ...deployed.map((machine) => [machine.Comment, machine] as const),
  ...Object.values<SagaDefinition>(SAGAS).map((saga) => [`${saga.summary}, with participants`, machineAmong(saga, MEMBERS)] as const),
];

const everyState = ({ States }: Flow): readonly (readonly [string, State])[] =>
  Object.entries(States).flatMap(([name, state]) => [[name, state] as const, ...(state.Branches ?? []).flatMap(everyState)]);

const HAPPY_LIMIT = 8;

export const machinesSpecs = (): void => {
  describe('state machines', () => {
    it('are one per saga', () => {
      expect(deployed.map(({ Comment }) => Comment).sort()).toEqual(
        Object.values(SAGAS)
          .map(({ summary }) => summary)
          .sort(),
      );
    });

    it.each(machines)('%s: valid States Language', (_summary, machine) => {
      expect(validate(machine)).toMatchObject({ isValid: true, errors: [] });
      expect(validate({ ...machine, StartAt: 'nowhere' }).isValid).toBe(false);
    });

    it.each(machines)('%s: no task without an end', (_summary, machine) => {
      expect(machine.TimeoutSeconds).toBeGreaterThan(0);
      const endless = everyState(machine).filter(
        ([, { Type, TimeoutSeconds, TimeoutSecondsPath }]) =>
          Type === 'Task' && TimeoutSeconds === undefined && TimeoutSecondsPath === undefined,
      );
      expect(endless.map(([name]) => name)).toEqual([]);
    });

    it('are what a stage with its participants deploys', () => {
      const own = deployed.map((machine) => Object.keys(machine.States));
      expect(own).toEqual(Object.values<SagaDefinition>(SAGAS).map((saga) => Object.keys(machineAmong(saga, []).States)));
    });

    it('ask each participant that can do it, all at once, and decide when all have ended', () => {
      const partly: Member = { name: 'lists', actions: ['deprovision', 'erase'] };
      const { States } = machineAmong(SAGAS.onboarding, [...MEMBERS, partly]);
      const asked = (name: string) => States[name]?.Branches?.map(({ StartAt }) => StartAt);
      expect(asked('provision')).toEqual(['provision billing', 'provision crm']);
      expect(asked('undo provision')).toEqual(['undo provision billing', 'undo provision crm']);
      expect(States['settle provision']).toMatchObject({ Type: 'Choice', Default: 'confirm' });
      expect(JSON.stringify(machineAmong(SAGAS.onboarding, [partly]))).not.toContain('provision');
    });

    it('take few transitions where all goes well, as each is paid for', () => {
      const sagas = Object.values<SagaDefinition>(SAGAS);
      const happy = (members: readonly Member[]) => Object.fromEntries(sagas.map((saga) => [saga.name, happyTransitions(saga, members)]));
      for (const count of Object.values(happy([]))) expect(count).toBeLessThanOrEqual(HAPPY_LIMIT);
      expect([[], MEMBERS.slice(1), MEMBERS].map((members) => happy(members)['onboarding'])).toEqual([4, 7, 8]);
      expect(happy([])).toMatchObject({ 'email-change': 5, erasure: 3, offboarding: 5 });
    });
  });
};
