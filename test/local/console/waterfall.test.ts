// A trace as rows: in the order of its tree, each with its part of the time, cut where nothing happened for long.
import { describe, expect, it } from 'vitest';
import { originOf, stretchesOf } from '../../../infra/local/console/browser/waterfall.ts';

const HOUR_MS = 3_600_000;
const at = (id: string, startMs: number, durationMs: number, name: string, parentId?: string) => ({
  id,
  parentId,
  name,
  startMs,
  durationMs,
  failed: false,
  links: [] as { traceId: string; id: string }[],
});

const API = at('a', 1_000, 100, 'API POST /v1/users');
const COMMAND = at('b', 1_010, 80, 'CreateUser', 'a');
const WRITE = { ...at('c', 1_020, 50, 'DynamoDB TransactWriteItems', 'b'), failed: true };

describe('a waterfall', () => {
  it('has a row per span, below what it is part of, with where it lies in per cent', () => {
    const [stretch, ...more] = stretchesOf([{ traceId: 't', segments: [WRITE, COMMAND, API] }]);
    expect(more).toEqual([]);
    expect(stretch).toMatchObject({ afterMs: 0, startMs: 1_000, durationMs: 100 });
    expect(stretch?.spans).toMatchObject([
      { service: 'API', name: 'POST /v1/users', depth: 0, left: 0, width: 100, failed: false },
      { service: 'Lambda', name: 'CreateUser', depth: 1, startMs: 10, left: 10, width: 80 },
      { service: 'DynamoDB', name: 'TransactWriteItems', depth: 2, left: 20, width: 50, failed: true },
    ]);
  });

  it('puts what goes on from a commit below what made the commit, and marks it', () => {
    const projector = { ...at('d', 1_200, 20, 'DirectoryProjector'), links: [{ traceId: 't', id: 'b' }] };
    const [stretch] = stretchesOf([
      { traceId: 't', segments: [API, COMMAND] },
      { traceId: 'u', segments: [projector] },
    ]);
    expect(stretch?.spans.map(({ name, depth, linked }) => [name, depth, linked])).toEqual([
      ['POST /v1/users', 0, false],
      ['CreateUser', 1, false],
      ['DirectoryProjector', 2, true],
    ]);
  });

  it('is called after what began it, even where a clock of something inside was early', () => {
    expect(originOf({ traceId: 't', segments: [{ ...COMMAND, startMs: 999 }, API] })?.name).toBe('API POST /v1/users');
    expect(originOf({ traceId: 't', segments: [] })).toBeUndefined();
  });

  it('begins anew after a pause, which would make all beside it too thin to see', () => {
    const reminder = at('e', 1_100 + HOUR_MS, 30, 'OnboardingConfirm', 'b');
    const stretches = stretchesOf([{ traceId: 't', segments: [API, COMMAND, reminder] }]);
    expect(stretches.map(({ afterMs, durationMs, spans }) => [afterMs, durationMs, spans.length])).toEqual([
      [0, 100, 2],
      [HOUR_MS, 30, 1],
    ]);
  });

  it('shows a span that took no time, at its very end too', () => {
    const [stretch] = stretchesOf([{ traceId: 't', segments: [API, at('f', 1_100, 0, '## handler', 'a')] }]);
    const span = stretch?.spans[1];
    expect(span).toMatchObject({ service: 'Function', name: 'handler' });
    expect(span?.width).toBeGreaterThan(0);
    expect((span?.left ?? 0) + (span?.width ?? 0)).toBeLessThanOrEqual(100);
    expect(stretchesOf([])).toEqual([]);
  });
});
