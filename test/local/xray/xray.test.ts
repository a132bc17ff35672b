// The local X-Ray: segments come in over UDP, invocations are written down, and traces are found with what goes on from them.
import { createSocket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { startDaemon, type Daemon } from '../../../infra/local/xray/daemon.ts';
import { segmentsOf } from '../../../infra/client/segment.ts';
import { createTraceStore } from '../../../infra/local/xray/store.ts';
import { traceBus } from '../../../infra/local/xray/traced-bus.ts';
import { traceExecutions } from '../../../infra/local/xray/traced-executions.ts';
import { traceInvocations } from '../../../infra/local/xray/traced-invoker.ts';
import { FUNCTION as FUNCTIONS, worldOf } from '../stepfunctions/world.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:Rollcall-dev-Commands-CreateUserFunction78C83F39';
const ROOT = '1-65000000-0123456789abcdef01234567';
const HEADER = `Root=${ROOT};Parent=00000000000000aa;Sampled=1`;
const rootOf = (digit: string): string => ROOT.replace('65000000', `6500000${digit}`);
const headerOf = (digit: string): string => HEADER.replace(ROOT, rootOf(digit));
const NOW = 1_700_000_000_000;
const TRACEPARENT = '00-650000000123456789abcdef01234567-00000000000000bb-01';

describe('the daemon', () => {
  let daemon: Daemon | undefined;
  afterEach(() => daemon?.stop());

  it('keeps segments with what is inside them, and drops what is none', async () => {
    const traces = createTraceStore();
    daemon = await startDaemon(traces);
    const [host, port] = daemon.address.split(':');
    const client = createSocket('udp4');
    const inner = { id: 'b', name: 'DynamoDB', start_time: 1.2, end_time: 1.4, fault: true, aws: { operation: 'Query' } };
    const outer = {
      id: 'a',
      trace_id: ROOT,
      name: '## index.handler',
      start_time: 1,
      end_time: 2,
      annotations: { correlationId: 'request-1' },
    };
    const send = (text: string): void => client.send(text, Number(port), host);
    send('{"format":"json","version":1}\nno json');
    send(`{"format":"json","version":1}\n${JSON.stringify({ ...outer, id: 'open', in_progress: true })}`);
    send(`{"format":"json","version":1}\n${JSON.stringify({ ...outer, subsegments: [inner] })}`);
    await expect.poll(() => traces.find('request-1')).toHaveLength(1);
    client.close();
    expect(traces.find('request-1')[0]?.segments).toEqual([
      expect.objectContaining({ id: 'a', durationMs: 1_000, failed: false }),
      expect.objectContaining({ id: 'b', parentId: 'a', name: 'DynamoDB Query', failed: true }),
    ]);
  });
});

const segment = (traceId: string, id: string, parentId?: string, goesOnFrom?: string) =>
  segmentsOf({
    id,
    name: id,
    trace_id: traceId,
    ...(parentId && { parent_id: parentId }),
    start_time: Number(id),
    ...(goesOnFrom && { annotations: { goesOnFrom } }),
  });

describe('what a function says that it goes on from', () => {
  const OTHER = rootOf('1');

  it('is a link of the first segment of its trace, which is found with it', () => {
    const traces = createTraceStore();
    for (const each of [...segment(ROOT, '1'), ...segment(OTHER, '2'), ...segment(OTHER, '3', '2', TRACEPARENT)]) traces.add(each);
    const [, later] = traces.find(ROOT);
    expect(later?.segments.map(({ links }) => links)).toEqual([[{ traceId: ROOT, id: '00000000000000bb' }], []]);
    expect(traces.find(OTHER)).toHaveLength(1);
  });

  it('is said of each commit of a batch by a mark, which is no work and is not shown', () => {
    const traces = createTraceStore();
    const marks = [1, 2].map((at) => ({
      id: `mark${at}`,
      name: 'Commit',
      start_time: 2,
      annotations: { correlationId: `request-${at}`, goesOnFrom: TRACEPARENT.replace('65000000', `6500000${at + 1}`) },
    }));
    const batchOf = { id: '2', name: 'Projector', trace_id: ROOT, start_time: 2, subsegments: marks };
    for (const each of [...segment(rootOf('2'), '1'), ...segmentsOf(batchOf)]) traces.add(each);
    const [, batch] = traces.find(rootOf('2'));
    expect(batch).toMatchObject({ traceId: ROOT, correlationIds: ['request-1', 'request-2'] });
    expect(batch?.segments).toMatchObject([{ name: 'Projector', links: [{ traceId: rootOf('2') }, {}] }]);
    expect(traces.find('request-2')).toMatchObject([{ traceId: ROOT }]);
  });

  it('is no link where it is of the same trace: nothing hangs below itself', () => {
    const traces = createTraceStore();
    for (const each of [...segment(ROOT, '1'), ...segment(ROOT, '2', '1', TRACEPARENT)]) traces.add(each);
    expect(traces.find(ROOT)[0]?.segments.flatMap(({ links }) => links)).toEqual([]);
  });
});

const traced = () => {
  const traces = createTraceStore();
  const headers: (string | undefined)[] = [];
  const invoke = traceInvocations(
    {
      invoke: async (_, event, options) => {
        headers.push(options?.traceHeader);
        if (event === 'fail') throw new Error('failed');
        return 'done';
      },
    },
    traces,
    () => NOW,
  );
  return { traces, headers, invoke };
};

describe('invocations', () => {
  it('of the API are written with the API before them, and hand their own place on', async () => {
    const { traces, headers, invoke } = traced();
    expect(await invoke(FUNCTION, { routeKey: 'POST /v1/users' }, { traceHeader: HEADER })).toBe('done');
    const [api, command] = traces.find(ROOT)[0]?.segments ?? [];
    expect(api).toMatchObject({ id: '00000000000000aa', name: 'API POST /v1/users', parentId: undefined });
    expect(command).toMatchObject({ name: 'CreateUser', parentId: '00000000000000aa', startMs: NOW });
    expect(headers).toEqual([`Root=${ROOT};Parent=${command?.id};Sampled=1`]);
  });

  it('of a stream get a trace of their own, which their function alone can link to others', async () => {
    const { traces, invoke } = traced();
    await invoke(FUNCTION, { Records: [{ dynamodb: { NewImage: { traceparent: { S: TRACEPARENT } } } }] });
    expect(traces.find(ROOT)).toEqual([]);
    expect(traces.list(10)).toMatchObject([{ segments: [{ name: 'CreateUser', links: [] }] }]);
  });

  it('of the bus stay in the trace of the event', async () => {
    const { traces, invoke } = traced();
    const event = { id: '01234567-89ab-cdef-0123-456789abcdef', 'detail-type': 'Made', detail: { traceparent: TRACEPARENT } };
    traceBus(traces, Date.now)(event);
    await invoke(FUNCTION, event);
    const segments = traces.find(ROOT)[0]?.segments ?? [];
    const [bus, target] = ['Bus Made', 'CreateUser'].map((name) => segments.find((segment) => segment.name === name));
    expect(bus).toMatchObject({ parentId: '00000000000000bb' });
    expect(target).toMatchObject({ parentId: bus?.id });
  });

  it('that fail are written as failed, and fail', async () => {
    const { traces, invoke } = traced();
    await expect(invoke(FUNCTION, 'fail')).rejects.toThrow('failed');
    expect(traces.list(10)[0]?.segments).toEqual([expect.objectContaining({ failed: true })]);
  });

  it('are not written where the caller wants no record, nor recorded by the function', async () => {
    const { traces, headers, invoke } = traced();
    const unwanted = HEADER.replace('Sampled=1', 'Sampled=0');
    await invoke(FUNCTION, { routeKey: 'GET /v1/users' }, { traceHeader: unwanted });
    expect([traces.list(10), headers]).toEqual([[], [unwanted]]);
  });

  it('are listed by what began them: changes without reads, and without what goes on from others', async () => {
    const { traces, invoke } = traced();
    await invoke(FUNCTION, { routeKey: 'POST /v1/users' }, { traceHeader: headerOf('1') });
    await invoke(FUNCTION, { routeKey: 'GET /v1/users' }, { traceHeader: headerOf('2') });
    for (const each of segment(rootOf('3'), '3', undefined, TRACEPARENT)) traces.add(each);
    expect(traces.list(10)).toHaveLength(3);
    expect(traces.list(10, 'changes').map(({ segments }) => segments[0]?.name)).toEqual(['API POST /v1/users']);
  });

  it('are kept, the newest thousand traces', async () => {
    const { traces, invoke } = traced();
    for (let made = 0; made < 1_005; made += 1) await invoke(FUNCTION, {});
    expect(traces.list(2_000)).toHaveLength(1_000);
  });
});

const started = (definition: object) => {
  const traces = createTraceStore();
  const { starting, closed } = traceExecutions(traces, Date.now);
  const { engine, machine, traces: handedOn, pass } = worldOf(definition, { functions: { fn: () => ({}) }, onStatus: closed });
  const start = (traceHeader?: string) =>
    starting(engine.start)(machine, { name: 'one', input: '{}', ...(traceHeader === undefined ? {} : { traceHeader }) });
  return { traces, start, handedOn, pass };
};

describe('executions', () => {
  const CALLS = { StartAt: 'Call', States: { Call: { Type: 'Task', Resource: `${FUNCTIONS}fn`, End: true } } };

  it('are below what started them, and hand their own place on to the steps', async () => {
    const { traces, start, handedOn, pass } = started(CALLS);
    start(HEADER);
    await pass(1);
    const [execution] = traces.find(ROOT)[0]?.segments ?? [];
    expect(execution).toMatchObject({ name: 'machine', parentId: '00000000000000aa', failed: false });
    expect(handedOn).toEqual([`Root=${ROOT};Parent=${execution?.id};Sampled=1`]);
  });

  it('that fail are written as failed, and one that nobody traces leaves nothing', async () => {
    const { traces, start, pass } = started({ StartAt: 'No', States: { No: { Type: 'Fail', Error: 'No' } } });
    start(HEADER);
    await pass(1);
    expect(traces.find(ROOT)[0]?.segments).toEqual([expect.objectContaining({ failed: true })]);
    const untraced = started(CALLS);
    untraced.start();
    await untraced.pass(1);
    expect([untraced.traces.list(10), untraced.handedOn]).toEqual([[], []]);
  });
});
