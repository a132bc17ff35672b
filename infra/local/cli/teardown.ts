// Undoes what has been started, the latest first; each step even when another failed.

export interface Teardown {
  readonly add: (step: () => unknown) => void;
  /** @throws AggregateError with what went wrong, after every step has run */
  readonly run: () => Promise<void>;
}

export const createTeardown = (): Teardown => {
  const steps: (() => unknown)[] = [];
  return {
    add: (step) => {
      steps.unshift(step);
    },
    run: async () => {
      const errors: unknown[] = [];
      for (const step of steps.splice(0)) {
        try {
          await step();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw new AggregateError(errors, 'the stack did not stop cleanly');
    },
  };
};
