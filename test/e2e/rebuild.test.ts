// The tools for what went wrong, on a whole stack: damaged read models are rebuilt while it serves, and what was set aside is explained and redriven.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';
import { runTool, startTool } from './tool.ts';

const LOCAL = { region: 'us-east-1', credentials: { accessKeyId: 'TEST', secretAccessKey: 'test' } };
const PEOPLE = 12;

let directory: Directory;
let db: DynamoDBClient;
let ids: string[];
beforeAll(async () => {
  directory = await startDirectory();
  db = new DynamoDBClient({ ...LOCAL, endpoint: directory.stack.dynamodbEndpoint });
  ids = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, n) => {
      const body = { email: `person.${n}@example.com`, name: `Person Number ${n}` };
      return (await directory.api('POST', '/v1/users', { body })).body.id as string;
    }),
  );
  await directory.quiet();
});
afterAll(async () => {
  db.destroy();
  await directory.stop();
});

const table = (part: string): string => directory.stack.model.tables.find(({ name }) => name.includes(part))?.name ?? part;
const rebuild = (...args: string[]) => runTool('infra/tools/rebuild.ts', ['--url', directory.url, ...args]);
const dlq = (...args: string[]) => runTool('infra/tools/dlq.ts', [...args, '--url', directory.url]);
const answers = async () => {
  const { api } = directory;
  const [list, found, { body: stats }] = await Promise.all([
    api('GET', '/v1/users?limit=100'),
    api('GET', '/v1/users/search?q=person'),
    api('GET', '/v1/stats'),
  ]);
  const { asOf: _asOf, avgDaysSinceRegistration: _age, ...counted } = stats;
  return { list: list.body.items, found: found.body.items, counted };
};

describe('just rebuild', () => {
  it('makes the read models what they were, while the stack serves', async () => {
    const before = await answers();
    expect(before.list).toHaveLength(PEOPLE);
    await db.send(new DeleteItemCommand({ TableName: table('Directory'), Key: { id: { S: ids[0] ?? '' } } }));
    await db.send(
      new UpdateItemCommand({
        TableName: table('Statistics'),
        Key: { counter: { S: 'shard#1' }, part: { S: 'totals' } },
        UpdateExpression: 'ADD #n :n',
        ExpressionAttributeNames: { '#n': 'active#user' },
        ExpressionAttributeValues: { ':n': { N: '7' } },
      }),
    );
    expect(await answers()).not.toEqual(before);

    const [{ status, stdout }, later] = await Promise.all([
      rebuild('--json'),
      directory.api('POST', '/v1/users', { body: { email: 'later@example.com', name: 'Later Neighbour' } }),
    ]);
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { users: { failed: 0 }, counters: { failed: 0 } }]);
    await directory.quiet();
    await directory.api('DELETE', `/v1/users/${later.body.id}`);
    await directory.quiet();
    const after = await answers();
    expect(after.list.map(({ id }: { id: string }) => id)).toEqual(before.list.map(({ id }: { id: string }) => id));
    expect(after.found).toEqual(before.found);
    expect(after.counted.total).toBe(PEOPLE + 1);

    const again = await rebuild('--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ users: { repaired: 0 }, words: { repaired: 0 }, counters: { repaired: 0 } });
    expect(directory.printed.join('')).not.toMatch(/person\.\d|Person Number/u);
  });

  it('ends on Ctrl-C, says what it did, and tells wrong usage', async () => {
    const { child, ended } = startTool('infra/tools/rebuild.ts', ['--url', directory.url, '--segments', '500', '--concurrency', '1']);
    await new Promise((resolve) => {
      child.stderr.once('data', resolve);
    });
    child.kill('SIGINT');
    const { status, stderr } = await ended;
    expect([status, stderr]).toEqual([130, expect.stringContaining('run it again for the rest')]);
    expect(await rebuild('--segments', 'many')).toMatchObject({ status: 2, stderr: expect.stringContaining('--segments must be') });
    expect(await rebuild('--nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('nonsense') });
    expect((await rebuild('--help')).stdout).toContain('just rebuild');
    const refused = await directory.api('POST', '/_local/rebuild', { body: { phase: 'users', segment: 3, segments: 2 } });
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('/segment')]);
  });

  it('reaches an account through the AWS CLI, with the request in no list of processes', async () => {
    const bin = mkdtempSync(join(tmpdir(), 'aws-'));
    try {
      const stub = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
// By their paths, as the CLI opens them.
const request = JSON.parse(readFileSync('/dev/stdin', 'utf8'));
if (!process.argv.includes('rebuild-function') || process.argv.join(' ').includes('phase')) process.exit(3);
writeFileSync(process.argv.at(-1), JSON.stringify({ checked: 1, repaired: request.phase === 'counters' ? 0 : 1, failed: 0 }));
`;
      writeFileSync(join(bin, 'aws'), stub);
      chmodSync(join(bin, 'aws'), 0o755);
      const args = ['--function', 'rebuild-function', '--segments', '2', '--json'];
      const { status, stdout } = await runTool('infra/tools/rebuild.ts', args, { ...process.env, PATH: bin });
      expect([status, JSON.parse(stdout)]).toMatchObject([0, { users: { checked: 2, repaired: 2 }, counters: { checked: 1 } }]);
      const without = await runTool('infra/tools/rebuild.ts', args, { ...process.env, PATH: '' });
      expect(without).toMatchObject({ status: 2, stderr: expect.stringContaining('AWS CLI') });
    } finally {
      rmSync(bin, { recursive: true });
    }
  });
});

describe('just dlq', () => {
  it('says that nothing is set aside', async () => {
    expect(await dlq()).toMatchObject({ status: 0, stdout: expect.stringContaining('nothing is parked') });
    expect(await dlq('why')).toMatchObject({ status: 2 });
    expect(await dlq('why', 'nobody')).toMatchObject({ status: 2, stderr: expect.stringContaining('nobody') });
  });

  it('lists what is parked, says why, and redrives it once it is mended', async () => {
    const commit = (await directory.rawLog()).find(({ streamId }) => streamId?.S === ids[1]);
    if (commit === undefined) throw new Error('the first commit is missing');
    const streamId = `user_${'f'.repeat(32)}`;
    const nonsense = { L: [{ M: { type: { S: 'NeverHeardOf' }, schemaVersion: { N: '1' }, data: { M: {} } } }] };
    await directory.putRaw({ ...commit, streamId: { S: streamId }, events: nonsense });
    await expect.poll(async () => (await directory.parked()).length, { timeout: 60_000 }).toBe(2);

    const position = `${streamId}@${'1'.padStart(16, '0')}`;
    expect((await dlq('list')).stdout).toContain(`parked by directory  ${position}`);
    const why = JSON.parse((await dlq('why', position, '--json')).stdout) as { consumer: string; error: string }[];
    expect(why.map(({ consumer }) => consumer).toSorted()).toEqual(['directory', 'publisher']);
    for (const { error } of why) expect(error).toBeTruthy();

    const inVain = await dlq('redrive', '--json');
    expect([inVain.status, JSON.parse(inVain.stdout)]).toMatchObject([1, { directory: { failed: 1 }, publisher: { failed: 1 } }]);
    await directory.deleteRaw({ streamId: { S: streamId }, version: { N: '1' } });
    await directory.putRaw({ ...commit, streamId: { S: streamId } });
    await directory.quiet();
    const mended = await dlq('redrive');
    expect([mended.status, mended.stdout]).toEqual([0, expect.stringContaining('1 applied')]);
    expect(await directory.parked()).toEqual([]);
  });

  it('hands a dead letter to the function that it was for', async () => {
    const { stack } = directory;
    const queue = stack.model.queues.find(({ name }) => name.includes('DeadLetters') && !name.includes('Failures'));
    const arm = stack.model.functions.find(({ logicalId }) => logicalId.startsWith('ReactivateWhenDue'));
    if (queue === undefined || arm === undefined) throw new Error('the stage has no dead letters');
    const sqs = new SQSClient({ ...LOCAL, endpoint: stack.sqsEndpoint, useQueueUrlAsEndpoint: false });
    const letter = (payload: unknown): string =>
      JSON.stringify({
        requestContext: { functionArn: `${arm.arn}:$LATEST` },
        requestPayload: payload,
        responsePayload: { errorType: 'DependencyUnavailable' },
      });
    await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: letter({ nonsense: true }) }));
    expect((await dlq()).stdout).toContain('DependencyUnavailable');
    const { status, stdout } = await dlq('redrive', '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([1, { deadLetters: { redriven: 0, failed: 1 } }]);
    sqs.destroy();
  });
});
