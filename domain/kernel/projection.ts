// A projection: a pure function from a commit to a change of its read model. Where and how rows are kept is an adapter's business.
import type { Commit } from './commit.ts';
import type { DomainEvent } from './event.ts';

export type RowChange<Row> = { readonly kind: 'put'; readonly row: Row } | { readonly kind: 'delete'; readonly key: string };

export interface Projection<State, Event extends DomainEvent, Row> {
  readonly name: string;
  /** undefined: the commit does not concern this read model (a fence, for example). */
  readonly project: (commit: Commit<State, Event>) => RowChange<Row> | undefined;
}

/** A read model whose content is a function of another one's row: what changes is the difference between two images. */
export interface Image<Row, Content> {
  readonly name: string;
  /** undefined: there is no row (any more), which leaves the empty image. */
  readonly imageOf: (row: Row | undefined) => Content;
}
