// Consistency-Token: the position a mutation reached, handed back by the caller so that no later query answers older data.
import type { Position } from '../../../domain/kernel/commit.ts';
import { fromOpaque, toOpaque } from './opaque.ts';

export const CONSISTENCY_HEADER = 'consistency-token';
const PURPOSE = 'consistency-token/1';

export const consistencyToken = ({ streamId, version }: Position): string => toOpaque(PURPOSE, [streamId, version]);

export const parseConsistencyToken = (token: string): Position | undefined => {
  const payload = fromOpaque(PURPOSE, token);
  if (!Array.isArray(payload)) return undefined;
  const [streamId, version] = payload as unknown[];
  if (typeof streamId !== 'string' || typeof version !== 'number' || !Number.isSafeInteger(version)) return undefined;
  return { streamId, version };
};
