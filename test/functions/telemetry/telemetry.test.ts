// What the functions print: one line and one metric per outcome, with ids and codes, and never anything personal.
import { describe, expect, it } from 'vitest';
import type { CommandName, QueryName } from '../../../domain/catalog.ts';
import { request, type Sent, toEvent } from '../../kit/http.ts';
import { createWorld, type World } from '../../kit/http-world.ts';
import { wired } from '../../kit/http-endpoints.ts';
import { recordOf } from '../../kit/stream.ts';
import { ada, aUserRegistered } from '../../kit/users.ts';
import { context, INVOCATION, watchPrinted } from './printed.ts';

const MARKS = ['planted-mailbox', 'Plantedname', 'planted-external', 'planted reason', 'planted-sub'];
const [mailbox, name, externalId, reason] = MARKS;
const { modules, text, outcomes, metrics, latencies } = watchPrinted(async () => ({
  ...(await import('../../../functions/runtime/http/serve.ts')),
  ...(await import('../../../functions/runtime/streams/serve-stream.ts')),
}));

/** A series of the whole service and one of the operation. */
const BY_OPERATION = [['service'], ['service', 'operation']];

const invoke = async (world: World, operation: CommandName | QueryName, sent: Sent) => {
  const { endpoint, ports } = await wired(world, operation);
  return modules().serve(endpoint, () => ports)(toEvent(sent), context);
};

const create = (more: object = {}) =>
  request('POST', '/v1/users', { body: { email: `${mailbox}@example.com`, name: `${name} Person`, externalId }, ...more });

describe('an accepted command', () => {
  it('leaves one line with its ids and one metric', async () => {
    const answer = await invoke(createWorld(), 'CreateUser', create({ headers: { 'x-correlation-id': 'tour-of-the-day' } }));
    const { id } = JSON.parse(answer.body ?? '');
    expect(outcomes()).toHaveLength(1);
    expect(outcomes()[0]).toMatchObject({
      level: 'INFO',
      service: 'rollcall',
      operation: 'CreateUser',
      code: 'OK',
      status: 201,
      correlationId: 'tour-of-the-day',
      userId: id,
      commitId: expect.stringMatching(/^[0-9a-f]{32}$/),
      duration: expect.any(Number),
    });
    expect(metrics()).toHaveLength(1);
    expect(metrics()[0]).toMatchObject({
      CommandAccepted: 1,
      service: 'rollcall',
      operation: 'CreateUser',
      _aws: { CloudWatchMetrics: [{ Namespace: 'Rollcall' }] },
    });
    expect(latencies()).toMatchObject([
      { CommandLatency: expect.any(Number), operation: 'CreateUser', _aws: { CloudWatchMetrics: [{ Dimensions: BY_OPERATION }] } },
    ]);
  });
});

describe('a refusal', () => {
  it('is counted by its operation and by its code, and is no error', async () => {
    await invoke(createWorld(), 'CreateUser', create({ body: {} }));
    expect(outcomes()).toMatchObject([{ level: 'INFO', code: 'REQUIRED_FIELD', status: 400 }]);
    expect(metrics()).toMatchObject([
      {
        CommandRefused: 1,
        operation: 'CreateUser',
        code: 'REQUIRED_FIELD',
        _aws: {
          CloudWatchMetrics: [
            {
              Dimensions: [...BY_OPERATION, ['service', 'code']],
            },
          ],
        },
      },
    ]);
  });
});

describe('a fault', () => {
  it('is an error with its class and its place, and without its message', async () => {
    const { endpoint } = await wired(createWorld(), 'CreateUser');
    const handler = modules().serve(endpoint, () => {
      throw new TypeError(`cannot read ${mailbox}`);
    });
    expect((await handler(toEvent(create()), context)).statusCode).toBe(500);
    expect(outcomes()).toMatchObject([
      {
        level: 'ERROR',
        code: 'INTERNAL_ERROR',
        error: 'TypeError',
        frames: expect.arrayContaining([expect.stringContaining('telemetry.test')]),
      },
    ]);
    expect(metrics()).toMatchObject([{ CommandFailed: 1, code: 'INTERNAL_ERROR' }]);
    expect(text()).not.toContain(mailbox);
  });
});

describe('a query', () => {
  it('is counted as answered', async () => {
    await invoke(createWorld(), 'GetHealth', request('GET', '/v1/health'));
    expect(metrics()).toMatchObject([{ QueryAnswered: 1, operation: 'GetHealth' }]);
    expect(latencies()).toMatchObject([{ QueryLatency: expect.any(Number), operation: 'GetHealth' }]);
  });
});

describe('a reader of the stream', () => {
  it('tells its lag, what it parked, and what went wrong', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered({ email: `${mailbox}@example.com`, name: `${name} Person` }));
    const [commit] = world.log.commits(ada);
    if (commit === undefined) throw new Error('there is one');
    const parked = { put: async () => {} };
    const handler = modules().serveStream('DirectoryProjector', 'ProjectionLag', () => ({ consumer: world.projector, parked }));
    expect(await handler({ Records: [recordOf(commit, 1), recordOf({ ...commit, version: 2 }, 2, { events: mailbox })] }, context)).toEqual(
      { batchItemFailures: [] },
    );
    expect(metrics()).toMatchObject([
      { ProjectionLag: expect.any(Number), operation: 'DirectoryProjector' },
      { Parked: 1, Waiting: 0, operation: 'DirectoryProjector' },
    ]);
    expect(outcomes()).toMatchObject([
      { level: 'ERROR', streamId: ada, version: 2, error: 'UnreadableCommit', correlationId: commit.correlationId },
      { level: 'INFO', applied: 1, parked: 1, waiting: 0, correlationId: INVOCATION },
    ]);
    expect(text()).not.toContain(mailbox);
  });

  it('takes no text of a damaged record for a correlation id', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered());
    const [commit] = world.log.commits(ada);
    if (commit === undefined) throw new Error('there is one');
    const handler = modules().serveStream('Publisher', 'PublishLag', () => ({
      consumer: world.projector,
      parked: { put: async () => {} },
    }));
    await handler({ Records: [recordOf(commit, 1, { events: 1, correlationId: `${mailbox} here` })] }, context);
    expect(outcomes()[0]).toMatchObject({ error: 'UnreadableCommit', correlationId: INVOCATION });
    expect(text()).not.toContain(mailbox);
  });

  it('keeps its dimensions however long the batch is', async () => {
    const world = createWorld();
    await world.happened(ada, aUserRegistered());
    const [commit] = world.log.commits(ada);
    if (commit === undefined) throw new Error('there is one');
    const consumer = { ...world.projector, apply: async () => [] };
    const handler = modules().serveStream('DirectoryProjector', 'ProjectionLag', () => ({ consumer, parked: { put: async () => {} } }));
    await handler({ Records: Array.from({ length: 250 }, (_item, at) => recordOf({ ...commit, version: at + 1 }, at + 1)) }, context);
    const lags = metrics().flatMap(({ ProjectionLag, ...rest }) =>
      Array.isArray(ProjectionLag) ? [{ count: ProjectionLag.length, rest }] : [],
    );
    expect(lags.reduce((sum, { count }) => sum + count, 0)).toBe(250);
    for (const metric of metrics()) {
      expect(metric).toMatchObject({
        operation: 'DirectoryProjector',
        service: 'rollcall',
        _aws: { CloudWatchMetrics: [{ Dimensions: BY_OPERATION }] },
      });
    }
  });

  it('that fails as a whole tells the platform a code and nothing else', async () => {
    const handler = modules().serveStream('DirectoryProjector', 'ProjectionLag', () => {
      throw new TypeError(`cannot read ${mailbox}`);
    });
    const failure = await handler({ Records: [] }, context).catch((error: unknown) => error);
    expect(outcomes()).toMatchObject([{ level: 'ERROR', code: 'INTERNAL_ERROR', correlationId: INVOCATION }]);
    expect(failure).toMatchObject({ name: 'INTERNAL_ERROR', message: 'DirectoryProjector: INTERNAL_ERROR' });
    expect(text()).not.toContain(mailbox);
  });
});

describe('personal data', () => {
  it('is in nothing that is printed, whatever is asked and however it ends', async () => {
    const world = createWorld();
    const { id } = JSON.parse((await invoke(world, 'CreateUser', create())).body ?? '');
    const asked: [CommandName | QueryName, Sent][] = [
      ['CreateUser', create()],
      [
        'CreateUser',
        create({ body: { email: `${mailbox} @example.com`, name: `${name}*`, externalId: `${externalId}\u0000`, [`${mailbox}`]: 1 } }),
      ],
      ['CreateUser', create({ raw: `{"email": "${mailbox}` })],
      ['CreateUser', create({ headers: { 'x-correlation-id': `${mailbox}@example.com`, 'idempotency-key': `${mailbox}` } })],
      ['SuspendUser', request('POST', `/v1/users/${id}/suspend`, { body: { reason } })],
      ['UpdateUser', request('PATCH', `/v1/users/${id}`, { body: { name: `${name} Other`, externalId: `${externalId}-2` } })],
      ['LookupUser', request('POST', '/v1/users/lookup', { body: { email: `${mailbox}@example.com` } })],
      ['ListUsers', request('GET', `/v1/users?status=${mailbox}&cursor=${name}`)],
      ['GetHistory', request('GET', `/v1/users/${id}/history?cursor=${mailbox}`)],
      ['GetUser', request('GET', `/v1/users/${mailbox}`, { headers: { 'consistency-token': `${mailbox}`, traceparent: `${mailbox}` } })],
    ];
    for (const [operation, sent] of asked) await invoke(world, operation, sent);
    expect(outcomes()).toHaveLength(asked.length + 1);
    for (const mark of MARKS) expect(text()).not.toContain(mark);
  });
});
