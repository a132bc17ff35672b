// What the repository tells of its way to an answer, for whoever counts. It decides nothing and must not throw.

export interface LogObserver {
  /** An append found its version taken by somebody else. */
  conflict(): void;
  /** An append was sent, and it is not known what became of it. */
  unknownOutcome(): void;
}

export const unobserved: LogObserver = { conflict: () => undefined, unknownOutcome: () => undefined };
