// A saga as a mermaid state diagram: the way forward, the way back, and one state for everything that is parked.
import { type FlowFailure, type FlowState, flowOf, type SagaDefinition } from '../../domain/catalog.ts';

const PARKED = 'parked';

const id = (name: string): string => `s_${name.replaceAll(/[^a-z]/gu, '_')}`;
const edge = (from: string, to: string, words: string): string => `  ${from} --> ${to}${words === '' ? '' : ` : ${words}`}`;

/** How a wait ended that failed: only closing it tells. */
const CLOSED = {
  token: { on: 'was answered', back: 'was not answered' },
  clock: { on: 'was over', back: 'cancelled or cut short' },
} as const;

const closed = ({ step, phase }: FlowState, way: 'on' | 'back'): string =>
  phase === 'close' && step.wait !== undefined ? CLOSED[step.wait.for][way] : '';

const failureWords = (state: FlowState, on: FlowFailure['on'], parks: boolean): string => {
  if (on === 'timeout') return 'time is over';
  if (on !== 'all') return closed(state, 'back') || 'refused';
  if (parks) return 'fails for good';
  if (!state.waits) return 'fails, or nobody knows';
  return state.failures.some((failure) => failure.on === 'timeout') ? 'fails' : 'fails or time is over';
};

const waySays = (state: FlowState): string => {
  if (!state.waits) return closed(state, 'on');
  return state.step.wait?.for === 'clock' ? 'time is over' : 'answered';
};

const ahead = (state: FlowState): string =>
  state.next === undefined
    ? edge(id(state.name), '[*]', state.phase === 'undo' ? 'COMPENSATED' : 'COMPLETED')
    : edge(id(state.name), id(state.next), waySays(state));

/** @param saga with its participants, whose part of a step is one state */
export const diagram = (saga: SagaDefinition): string => {
  const flow = flowOf(saga);
  const drawn = flow.filter(({ parked }) => !parked);
  const parking = new Set(flow.filter(({ parked }) => parked).map(({ name }) => name));
  const aside = drawn.flatMap((state) =>
    state.failures.map(({ on, to }) => edge(id(state.name), parking.has(to) ? PARKED : id(to), failureWords(state, on, parking.has(to)))),
  );
  const back = drawn.filter(({ phase }) => phase === 'undo').map(({ name }) => id(name));
  return [
    'stateDiagram-v2',
    ...drawn.map(({ name }) => `  state "${name}" as ${id(name)}`),
    `  state "PARKED" as ${PARKED}`,
    ...drawn.slice(0, 1).map(({ name }) => edge('[*]', id(name), '')),
    ...new Set([...drawn.map(ahead), ...aside]),
    '  classDef back fill:#fde8c8,color:#222',
    '  classDef aside fill:#f6c9c9,color:#222',
    ...(back.length === 0 ? [] : [`  class ${back.join(', ')} back`]),
    `  class ${PARKED} aside`,
  ].join('\n');
};
