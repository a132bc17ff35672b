// A saga beside the participants of a deployment: which of them a step asks, and for what.
import { OPPOSITES, type ParticipantAction } from './participant.ts';
import type { SagaDefinition, SagaStep } from './saga.ts';

/** A participant as far as a saga knows it. */
export interface Member {
  readonly name: string;
  readonly actions: readonly ParticipantAction[];
}

/** What a step asks of a participant; undefined where it asks nothing. */
export const askedFor = ({ action }: Pick<SagaStep, 'action'>, phase: 'act' | 'undo'): ParticipantAction | undefined =>
  action !== undefined && phase === 'undo' ? OPPOSITES[action] : action;

/** Those that can do their part; to undo it, those that can do both. */
export const membersOf = (step: Pick<SagaStep, 'action'>, phase: 'act' | 'undo', members: readonly Member[]): readonly Member[] => {
  const needed = phase === 'undo' ? [askedFor(step, 'act'), askedFor(step, 'undo')] : [askedFor(step, 'act')];
  return members.filter(({ actions }) => needed.every((action) => action !== undefined && actions.includes(action)));
};

/** As it is run among these participants: without the steps, and the ways back, for which there is none. */
export const among = (saga: SagaDefinition, members: readonly Member[]): SagaDefinition => ({
  ...saga,
  steps: saga.steps
    .filter((step) => step.each === undefined || membersOf(step, 'act', members).length > 0)
    .map(({ compensation, ...step }) => {
      const undone = compensation !== undefined && (step.each === undefined || membersOf(step, 'undo', members).length > 0);
      return undone ? { ...step, compensation } : step;
    }),
});
