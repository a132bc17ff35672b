// The failure of a state, by the name that Retry and Catch match.

export class StateError extends Error {
  /** e.g. `States.Timeout`, or the name of the error that a function threw */
  readonly error: string;
  override readonly cause: string | undefined;
  /** A second name that Retry and Catch know it by. */
  readonly alias: string | undefined;

  constructor(error: string, cause?: string, alias?: string) {
    super(cause === undefined ? error : `${error}: ${cause}`);
    this.name = 'StateError';
    this.error = error;
    this.cause = cause;
    this.alias = alias;
  }
}

/** What no Retry and no Catch can save. */
export const runtimeError = (cause: string): StateError => new StateError('States.Runtime', cause);
