// What the tools make of an account: what they ask the AWS CLI, what they print of its answers, and how they fail.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { withFakeAws } from './fake-aws.ts';

let aws: ReturnType<typeof withFakeAws>;
afterEach(() => aws.remove());

const NAME = 'Rollcall-dev-Api-CreateUserFunctionCBF58F24-gJ5TqPWhcsKI';
const traceId = (at: number): string => `1-59602603-${String(at).padStart(24, '0')}`;
const segment = (document: { readonly id: string } & Record<string, unknown>) => ({ Id: document.id, Document: JSON.stringify(document) });

/** As Lambda, the function in it, its call of DynamoDB, and what X-Ray infers of that: in the form of the developer guide's example. */
const traceOf = (Id: string) => ({
  Id,
  Duration: 0.3,
  LimitExceeded: false,
  Segments: [
    segment({
      id: '00f91aa01f4984fd',
      name: NAME,
      start_time: 1.49947341283e9,
      end_time: 1.49947341313e9,
      parent_id: '1fb07842d944e714',
      trace_id: Id,
      origin: 'AWS::Lambda::Function',
      subsegments: [
        {
          id: '4cd3f10b76c624b4',
          name: 'DynamoDB',
          start_time: 1.49947341284e9,
          end_time: 1.49947341289e9,
          aws: { operation: 'TransactWriteItems' },
          namespace: 'aws',
          fault: true,
        },
      ],
    }),
    segment({
      id: '1fb07842d944e714',
      name: NAME,
      start_time: 1.499473412823e9,
      end_time: 1.49947341314e9,
      trace_id: Id,
      origin: 'AWS::Lambda',
      annotations: {},
    }),
    segment({
      id: '17ba309b32c7fbaf',
      name: 'DynamoDB',
      start_time: 1.49947341284e9,
      end_time: 1.49947341289e9,
      parent_id: '4cd3f10b76c624b4',
      inferred: true,
      trace_id: Id,
      aws: { operation: 'TransactWriteItems' },
      origin: 'AWS::DynamoDB::Table',
    }),
  ],
});
const summariesOf = (...ids: readonly string[]) => ({
  TraceSummaries: ids.map((Id) => ({ Id, Duration: 0.3, HasFault: false, Annotations: {} })),
  TracesProcessedCount: ids.length,
  ApproximateTime: 1_499_473_304,
});
const batchOf = (...ids: readonly string[]) => ({ Traces: ids.map(traceOf), UnprocessedTraceIds: [] });

const THROTTLED =
  'An error occurred (ThrottledException) when calling the GetTraceSummaries operation (reached max retries: 2): Rate exceeded';
const NOBODY = 'Unable to locate credentials. You can configure credentials by running "aws configure".';

describe('just trace --account', () => {
  it('prints the tree of what carries the correlation id, without what X-Ray infers', async () => {
    aws = withFakeAws({ 'get-trace-summaries': [summariesOf(traceId(1))], 'batch-get-traces': [batchOf(traceId(1))] });
    const { status, stdout } = await aws.run('trace', 'a-request', '--account');
    expect(stdout.split('\n')).toEqual([
      'CreateUser  317 ms',
      '└─ CreateUser  300 ms',
      '   └─ DynamoDB TransactWriteItems  50 ms  FAILED',
      '',
    ]);
    expect(status).toBe(0);
    const asked = aws.asked('get-trace-summaries');
    expect(asked.slice(0, 4).map(({ request }) => request.FilterExpression)).toEqual(
      Array(4).fill('annotation.correlationId = "a-request"'),
    );
    expect(asked).toHaveLength(8);
    expect(JSON.stringify(asked.map(({ args }) => args))).not.toContain('a-request');
  });

  it('follows what goes on from it, and from that, and prints it below', async () => {
    const [request, batch, later] = [traceId(1), traceId(2), traceId(3)];
    const goesOn = (Id: string, from: string) => ({
      Id,
      Segments: [
        segment({
          id: Id.slice(-16),
          name: NAME.replace('Create', 'Later'),
          start_time: 1_499_473_413,
          end_time: 1_499_473_414,
          trace_id: Id,
          subsegments: [
            {
              id: `c${Id.slice(-15)}`,
              name: 'Commit',
              start_time: 1_499_473_413,
              end_time: 1_499_473_413,
              annotations: {
                goesOnFrom: `00-${from.slice(2).replace('-', '')}-${from === request ? '00f91aa01f4984fd' : from.slice(-16)}-01`,
              },
            },
          ],
        }),
      ],
    });
    const found = [summariesOf(request), summariesOf(batch), summariesOf(later), summariesOf()];
    aws = withFakeAws({
      'get-trace-summaries': found,
      'batch-get-traces': [{ Traces: [traceOf(request), goesOn(batch, request), goesOn(later, batch)], UnprocessedTraceIds: [] }],
    });
    const { stdout } = await aws.run('trace', 'a-request', '--account', '--hours', '6');
    expect(stdout.split('\n')).toEqual([
      'CreateUser  317 ms',
      '└─ CreateUser  300 ms',
      '   ├─ DynamoDB TransactWriteItems  50 ms  FAILED',
      '   └─ LaterUser  1000 ms  (goes on from 1)',
      '      └─ LaterUser  1000 ms  (goes on from 1)',
      '',
    ]);
    expect(aws.asked('get-trace-summaries').map(({ request: { FilterExpression } }) => FilterExpression)).toEqual([
      'annotation.correlationId = "a-request"',
      ...[request, batch, later].map((id) => `annotation.goesOnFrom BEGINSWITH "00-${id.slice(2).replace('-', '')}"`),
    ]);
    expect(aws.asked('batch-get-traces').map(({ request: { TraceIds } }) => TraceIds)).toEqual([[request, batch, later]]);
  });

  it('prints what a function of the stack has sent as the local stack does', async () => {
    // Recorded from the tracer of CreateUser; X-Ray adds the segments of Lambda itself.
    const lines = readFileSync(new URL('recorded-segments.ndjson', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n');
    const sent = lines.map((line) => JSON.parse(line) as { readonly id: string; readonly trace_id: string });
    const Id = sent[0]?.trace_id ?? '';
    const time = { start_time: 1_796_099_119.29, end_time: 1_796_099_120.34 };
    const lambda = segment({ id: 'beae34040d5b2552', name: NAME, ...time, trace_id: Id, origin: 'AWS::Lambda::Function' });
    aws = withFakeAws({
      'get-trace-summaries': [summariesOf(Id)],
      'batch-get-traces': [{ Traces: [{ Id, Segments: [...sent.map((document) => segment({ ...document })), lambda] }] }],
    });
    expect((await aws.run('trace', 'recorded-request', '--account')).stdout.split('\n')).toEqual([
      'CreateUser  1050 ms',
      '└─ ## index.handler  1027 ms',
      '   ├─ DynamoDB Query  291 ms',
      '   ├─ DynamoDB GetItem  67 ms',
      '   ├─ DynamoDB GetItem  19 ms',
      '   ├─ KMS GenerateDataKey  14 ms',
      '   ├─ DynamoDB PutItem  107 ms',
      '   ├─ DynamoDB PutItem  21 ms',
      '   └─ DynamoDB TransactWriteItems  205 ms',
      '',
    ]);
  });

  it('asks for the whole time in parts without a gap, and for five traces at a time', async () => {
    const ids = Array.from({ length: 7 }, (_, at) => traceId(at));
    aws = withFakeAws({
      // The CLI has put the pages of each of them together; one trace is in two parts.
      'get-trace-summaries': [summariesOf(...ids.slice(0, 4)), summariesOf(...ids.slice(3))],
      'batch-get-traces': [batchOf(...ids.slice(0, 5)), batchOf(...ids.slice(5))],
    });
    const { stdout, stderr } = await aws.run('trace', 'a-request', '--account', '--hours', '8', '--json');
    expect((JSON.parse(stdout) as { items: { traceId: string }[] }).items.map((item) => item.traceId)).toEqual(ids);
    expect(stderr).toBe('');
    const [newest, oldest, ...more] = aws.asked('get-trace-summaries').map(({ request }) => request);
    // What goes on from seven traces is asked for twice, in two parts.
    expect(more).toHaveLength(4);
    expect([newest.EndTime - newest.StartTime, oldest.EndTime - newest.StartTime, oldest.EndTime - oldest.StartTime]).toEqual([
      21_600, 0, 7_200,
    ]);
    expect(aws.asked('batch-get-traces').map(({ request }) => request.TraceIds)).toEqual([ids.slice(0, 5), ids.slice(5)]);
  });

  it('asks for one trace by its id', async () => {
    aws = withFakeAws({ 'get-trace-summaries': [summariesOf()], 'batch-get-traces': [batchOf(traceId(1))] });
    expect(await aws.run('trace', traceId(1), '--account')).toMatchObject({ status: 0, stdout: expect.stringContaining('CreateUser') });
    expect(JSON.stringify(aws.asked('get-trace-summaries'))).not.toContain('correlationId');
  });

  it.each([
    ['nothing is found', { 'get-trace-summaries': [summariesOf()] }, /no trace of a-request in the last 24 h.*sampled/u],
    ['AWS throttles', { 'get-trace-summaries': [{ status: 254, says: THROTTLED }] }, /Rate exceeded\n.*wait a minute/u],
    ['nobody is signed in', { 'get-trace-summaries': [{ status: 253, says: NOBODY }] }, /Unable to locate credentials.*\n.*AWS_PROFILE/u],
    [
      'not all comes',
      { 'get-trace-summaries': [summariesOf(traceId(1))], 'batch-get-traces': [{ Traces: [], UnprocessedTraceIds: [traceId(1)] }] },
      /did not give 1-59602603-.*run it again/u,
    ],
  ])('ends with 2 and a reason where %s', async (_, answers, reason) => {
    aws = withFakeAws(answers);
    expect(await aws.run('trace', 'a-request', '--account')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(reason),
    });
  });

  it('ends with 2 and a reason where the id or the time is none, before it asks', async () => {
    aws = withFakeAws({});
    const quote = await aws.run('trace', 'a" OR service("x', '--account');
    expect(quote).toMatchObject({ status: 2, stderr: expect.stringContaining('neither a correlation id nor') });
    const long = await aws.run('trace', 'a-request', '--account', '--hours', '721');
    expect(long).toMatchObject({ status: 2, stderr: expect.stringContaining('--hours must be a whole number from 1 to 720') });
    expect(aws.asked('get-trace-summaries')).toEqual([]);
  });
});

const listed = (count: number) => ({
  Metrics: Array.from({ length: count }, (_, at) => ({
    Namespace: 'Rollcall',
    MetricName: 'CommandAccepted',
    Dimensions: [
      { Name: 'service', Value: 'rollcall' },
      { Name: 'operation', Value: `Command${String(at).padStart(3, '0')}` },
    ],
  })),
});
const result = (Id: string, Values: readonly number[], StatusCode = 'Complete') => ({ Id, Label: Id, Timestamps: [], Values, StatusCode });

describe('just metrics-collect --account', () => {
  it('prints each series that has a value, of one time', async () => {
    const values = { samplecount: 4, sum: 4, average: 1, minimum: 1, maximum: 1, p50: 1, p99: 1.25 };
    const results = Object.entries(values).map(([stat, value]) => result(`m0_${stat}`, [value]));
    // A page ended within a result, and began again with it.
    const paged = [result('m0_sum', [], 'PartialData'), ...results, result('m1_sum', [])];
    aws = withFakeAws({ 'list-metrics': [listed(2)], 'get-metric-data': [{ MetricDataResults: paged, Messages: [] }] });
    const { status, stdout } = await aws.run('metrics-collect', '90', 'commandaccepted', '--account');
    expect(status).toBe(0);
    expect(stdout).toMatch(/SampleCount\s+Sum\s+Average\s+Minimum\s+Maximum\s+p50\s+p99/u);
    expect(stdout).toMatch(/Rollcall CommandAccepted service=rollcall operation=Command000\s+4\s+4\s+1\s+1\s+1\s+1\s+1\.25\n/u);
    expect(stdout).not.toContain('Command001');
    expect(aws.asked('list-metrics').map(({ request }) => request)).toEqual([{ Namespace: 'Rollcall' }]);
    const [{ request } = { request: undefined }] = aws.asked('get-metric-data');
    expect(request.EndTime - request.StartTime).toBe(5_400);
    expect(request.MetricDataQueries[0]).toEqual({
      Id: 'm0_samplecount',
      MetricStat: {
        Metric: {
          Namespace: 'Rollcall',
          MetricName: 'CommandAccepted',
          Dimensions: [
            { Name: 'service', Value: 'rollcall' },
            { Name: 'operation', Value: 'Command000' },
          ],
        },
        Period: 5_400,
        Stat: 'SampleCount',
      },
    });
  });

  it('asks 500 queries at a time, and only for what the part of a name keeps', async () => {
    aws = withFakeAws({ 'list-metrics': [listed(100)], 'get-metric-data': [{ MetricDataResults: [result('m99_samplecount', [2])] }] });
    const { stdout } = await aws.run('metrics-collect', '--account', '--json');
    const { items } = JSON.parse(stdout) as { items: readonly object[] };
    expect(items).toMatchObject([
      { namespace: 'Rollcall', dimensions: { operation: 'Command099' }, statistics: { SampleCount: 2, Sum: 0 } },
    ]);
    expect(aws.asked('get-metric-data').map(({ request }) => request.MetricDataQueries.length)).toEqual([500, 200]);
    expect(await aws.run('metrics-collect', '60', 'NoSuchName', '--account')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('no series'),
    });
    expect(aws.asked('get-metric-data')).toHaveLength(2);
  });

  it.each([
    ['AWS throttles', { 'list-metrics': [{ status: 254, says: THROTTLED }] }, /wait a minute/u],
    ['nobody is signed in', { 'list-metrics': [{ status: 253, says: NOBODY }] }, /AWS_PROFILE/u],
    [
      'CloudWatch fails',
      { 'list-metrics': [listed(1)], 'get-metric-data': [{ MetricDataResults: [result('m0_sum', [], 'InternalError')] }] },
      /InternalError: run it again/u,
    ],
  ])('ends with 2 and a reason where %s', async (_, answers, reason) => {
    aws = withFakeAws(answers);
    expect(await aws.run('metrics-collect', '--account')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(reason) });
  });

  it('ends with 2 where the time is longer than a period can be', async () => {
    aws = withFakeAws({});
    const long = await aws.run('metrics-collect', '1441', '--account');
    expect(long).toMatchObject({ status: 2, stderr: expect.stringContaining('minutes must be a whole number from 1 to 1440') });
  });
});

it.each([['trace', 'a-request'], ['metrics-collect']])('just %s says that the AWS CLI is missing', async (tool, ...args) => {
  aws = withFakeAws({});
  expect(await aws.without(tool, ...args, '--account')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('`aws` was not found'),
  });
});
