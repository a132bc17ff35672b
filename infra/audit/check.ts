// A check of the audit: what it looks at, what is wrong, and what is accepted for a reason that is said.

export interface TrackedFile {
  /** From the root of the repository */
  readonly path: string;
  readonly text: string;
}

/** What is audited. */
export interface Subject {
  /** The folder of the synthesized stages, e.g. `cdk.out` */
  readonly templates: string;
  readonly files: readonly TrackedFile[];
  /** No registry is asked. */
  readonly offline: boolean;
}

export interface Verdict {
  /** How much was looked at: `3 stages, 222 roles` */
  readonly looked: string;
  readonly findings: readonly string[];
  /** Exceptions in force, each with its reason. */
  readonly accepted: readonly string[];
  /** Why it could not be checked: neither in order nor a finding. */
  readonly notChecked?: string;
}

export interface Check {
  readonly name: string;
  readonly run: (subject: Subject) => Verdict | Promise<Verdict>;
}
