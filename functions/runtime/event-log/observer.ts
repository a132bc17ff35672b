// What the repository tells of its way to an answer, for whoever counts. It decides nothing and must not throw.

export interface LogObserver {
  /** An append found its version taken by somebody else. */
  conflict(): void;
  /** A command ends, and it is not known what became of its append. */
  unknownOutcome(): void;
}

export const unobserved: LogObserver = { conflict: () => undefined, unknownOutcome: () => undefined };
