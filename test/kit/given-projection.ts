// Given-when-then for projections: past commits, a commit, and the row that must stand afterwards.
import { expect } from 'vitest';
import type { Commit } from '../../domain/kernel/commit.ts';
import type { DomainEvent } from '../../domain/kernel/event.ts';
import type { Projection } from '../../domain/kernel/projection.ts';
import type { Plain } from './plain.ts';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

export interface Projected<Row> {
  /** What is not said of the row may be anything. */
  thenRow(row: Partial<Plain<Row>>): void;
  thenNoRow(): void;
  /** The row stands as it did before. */
  thenUnchanged(): void;
}

/** `given` for one projection, with the rule of every current-state view: the highest version wins. */
export const projecting =
  <State, Event extends DomainEvent, Row extends Versioned>({ project }: Projection<State, Event, Row>) =>
  (past: readonly Commit<State, Event>[]) => {
    const apply = (row: Row | undefined, commit: Commit<State, Event>): Row | undefined => {
      const change = project(commit);
      if (change === undefined || (row !== undefined && row.version >= commit.version)) return row;
      return change.kind === 'put' ? change.row : undefined;
    };
    return {
      when: (...commits: readonly Commit<State, Event>[]): Projected<Row> => {
        const before = past.reduce<Row | undefined>(apply, undefined);
        const after = commits.reduce<Row | undefined>(apply, before);
        return {
          thenRow: (row) => expect(after).toMatchObject(row),
          thenNoRow: () => expect(after).toBeUndefined(),
          thenUnchanged: () => expect(after).toEqual(before),
        };
      },
    };
  };
