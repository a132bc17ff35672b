// A reader of the log's stream: applies commits, and says of those it could not apply whether trying again can help.
import type { StoredCommit } from '../event-log/ports.ts';

export const CONSUMER_NAMES = ['directory', 'publisher'] as const;
export type ConsumerName = (typeof CONSUMER_NAMES)[number];

export interface Position {
  readonly streamId: string;
  readonly version: number;
}

export interface NotApplied {
  readonly position: Position;
  /** `poison` will never go through as it is; `dependency` may, later. */
  readonly kind: 'poison' | 'dependency';
  readonly thrown: unknown;
}

export interface Consumer {
  readonly name: ConsumerName;
  /** In the order of the stream; what it does not answer is applied. Applying again is harmless. */
  apply(commits: readonly StoredCommit[], deadline: number): Promise<readonly NotApplied[]>;
}

const AWS_OR_NETWORK = new Set(['DependencyUnavailable', 'ConfigurationError', 'TimeoutError', 'AbortError']);

/** A dependency's failure passes or is mended; whatever else is thrown comes from the commit itself and comes again. */
export const kindOf = (thrown: unknown): NotApplied['kind'] => {
  if (!(thrown instanceof Error)) return 'poison';
  const { $metadata, syscall } = thrown as { readonly $metadata?: unknown; readonly syscall?: unknown };
  return AWS_OR_NETWORK.has(thrown.name) || $metadata !== undefined || syscall !== undefined ? 'dependency' : 'poison';
};
