// What a command or a reader used of the database is counted with its outcome, and is not its neighbour's.
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../functions/runtime/http/endpoint.ts';
import { request, toEvent } from '../../kit/http.ts';
import { context, watchPrinted } from './printed.ts';

const { modules, metrics } = watchPrinted(async () => ({
  ...(await import('../../../functions/runtime/http/serve.ts')),
  ...(await import('../../../functions/runtime/telemetry/usage.ts')),
  ...(await import('../../../functions/runtime/telemetry/metrics.ts')),
}));

/** An endpoint that has used something by the time it answers. */
const using = (name: string, use: () => void): Endpoint<undefined> => ({
  name,
  kind: 'command',
  handle: async () => {
    use();
    return { response: { statusCode: 200, headers: {} } };
  },
});

const invoke = (endpoint: Endpoint<undefined>) =>
  modules().serve(endpoint, () => undefined)(toEvent(request('POST', '/v1/users')), context);

describe('what a command used', () => {
  it('is in the metric of its outcome, under its operation', async () => {
    const { usage } = modules();
    await invoke(
      using('UpdateUser', () => {
        usage.readUnits(0.5);
        usage.readUnits(1);
        usage.writeUnits(2);
        usage.conflict();
        usage.unknownOutcome();
        usage.unknownOutcome();
        usage.cacheHit();
        usage.cacheMiss();
        usage.cacheStale();
      }),
    );
    expect(metrics()).toMatchObject([
      {
        operation: 'UpdateUser',
        CommandAccepted: 1,
        ReadUnits: 1.5,
        WriteUnits: 2,
        AppendConflict: 1,
        UnknownOutcome: 2,
        CacheHit: 1,
        CacheMiss: 1,
        CacheStale: 1,
      },
    ]);
  });

  it('is counted once, and nothing is said of what was not used', async () => {
    await invoke(using('UpdateUser', () => modules().usage.writeUnits(1)));
    await invoke(using('SuspendUser', () => undefined));
    const [first = {}, second = {}] = metrics();
    expect(first).toMatchObject({ operation: 'UpdateUser', WriteUnits: 1 });
    expect(Object.keys(first)).not.toContain('AppendConflict');
    expect(second).toMatchObject({ operation: 'SuspendUser', CommandAccepted: 1 });
    expect(Object.keys(second)).not.toContain('WriteUnits');
  });

  it('stays with its operation where one invocation counts two', () => {
    const { usage, count } = modules();
    usage.writeUnits(1);
    count('SuspendUser', { CommandAccepted: 1 });
    usage.readUnits(3);
    count('ReactivateUser', { CommandRefused: 1 }, 'NOT_FOUND');
    expect(metrics()).toMatchObject([{ operation: 'SuspendUser', WriteUnits: 1 }]);
    count('DeleteUser', { CommandAccepted: 1 });
    expect(metrics()[1]).toMatchObject({ operation: 'ReactivateUser', code: 'NOT_FOUND', ReadUnits: 3 });
  });
});
