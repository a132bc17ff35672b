// Cursors: where a page ended, bound to the list it belongs to. A position only: no filter and nothing personal is in it.
import type { Json } from '../../../domain/kernel/json.ts';
import { type Refusal, refusal } from '../../../domain/kernel/refusal.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { fromOpaque, toOpaque } from './opaque.ts';

const INVALID_CURSOR = refusal('INVALID_CURSOR', 'The cursor is not one of this list with these filters and this order.');

/** `list` names the list and everything that selects or orders its items. */
export const cursorOf = (list: Json, position: Json): string => toOpaque(['cursor/1', list], position);

export const positionOf = <Position extends Json>(
  list: Json,
  cursor: string | undefined,
  isPosition: (value: Json) => value is Position,
): Result<Position | undefined, Refusal> => {
  if (cursor === undefined) return ok(undefined);
  const position = fromOpaque(['cursor/1', list], cursor);
  return position !== undefined && isPosition(position) ? ok(position) : err(INVALID_CURSOR);
};
