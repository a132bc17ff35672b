// What every part of the bench gives back: tables for people, the same figures for machines, and what it found broken.

export interface Table {
  readonly title: string;
  /** Said under the table: how to read it. */
  readonly notes?: readonly string[];
  readonly columns: readonly string[];
  /** One cell per column; the first column is text, the others are figures. */
  readonly rows: readonly (readonly string[])[];
}

export interface Section {
  readonly title: string;
  /** Paragraphs before the tables. */
  readonly intro: readonly string[];
  readonly tables: readonly Table[];
  /** Broken budgets and rules; any of them makes the bench fail. */
  readonly failures: readonly string[];
  /** Over a budget by a decision that says so; they do not make the bench fail, and are not hidden either. */
  readonly exceptions: readonly string[];
  /** Survives JSON. */
  readonly figures: unknown;
}

export interface Part {
  readonly name: string;
  readonly summary: string;
  /** @param progress takes what is being done, in a few words. */
  readonly run: (progress: (doing: string) => void) => Promise<Section>;
}
