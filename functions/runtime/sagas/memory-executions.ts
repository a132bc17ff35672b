// A machine in memory that runs nothing and remembers what it was told, for tests.
import type { Executions, ProcessInput } from './executions.ts';

export interface MemoryExecutions extends Executions {
  readonly started: readonly ProcessInput[];
  /** Task token -> `answered`, or the error that closed it. */
  readonly settled: ReadonlyMap<string, string>;
}

export const createMemoryExecutions = (): MemoryExecutions => {
  const started = new Map<string, ProcessInput>();
  const settled = new Map<string, string>();
  return {
    get started() {
      return [...started.values()];
    },
    settled,
    start: async (_kind, input) => {
      if (!started.has(input.processId)) started.set(input.processId, input);
    },
    answer: async (taskToken) => {
      settled.set(taskToken, 'answered');
    },
    close: async (taskToken, error) => {
      settled.set(taskToken, error);
    },
  };
};
