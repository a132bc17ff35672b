// A small story for the pictures: people of many scripts, a suspension, registrations, a parked commit, faults, and an alarm that rings.
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { readPeople } from '../demo/csv.ts';
import { LOCAL_REGION } from '../model.ts';
import type { Stack } from '../stack.ts';
import type { Story } from './shots.ts';

const PEOPLE = fileURLToPath(new URL('../demo/people.csv', import.meta.url));
/** Scripts that a plain machine has the letters of: what it has not would be a row of boxes. */
const DRAWN =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Georgian}\p{Script=Armenian}\p{M}\p{P}\s]+$/u;
const peopleOf = (count: number) =>
  readPeople(PEOPLE)
    .rows.filter(({ body }) => DRAWN.test(body['name'] ?? ''))
    .slice(0, count);
const MINUTE_MS = 60_000;
/** Between two people: as long as a point of a chart, so that lines are lines. */
const ROUND_MINUTES = 5;
const QUIET_MS = 60_000;
const TRACE = 'suspension-of-the-story';

type Call = (
  method: string,
  path: string,
  body?: unknown,
  correlation?: string,
) => Promise<{ body: Record<string, string>; location: string }>;

/** @throws Error where the stack refuses: nothing in the story is to be refused */
const callerOf = (stack: Stack, token: string): Call => {
  return async (method, path, body, correlation) => {
    const response = await fetch(new URL(path, stack.url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(correlation && { 'x-correlation-id': correlation }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${text}`);
    return { body: (text === '' ? {} : JSON.parse(text)) as Record<string, string>, location: response.headers.get('location') ?? '' };
  };
};

/** A commit like that of `user`, but such as no reader can open: as a defect of a writer would leave it. */
const putUnreadable = async ({ dynamodbEndpoint, model }: Stack, user: string): Promise<void> => {
  const table = model.tables.find(({ name }) => name.includes('EventLog'))?.name;
  const db = new DynamoDBClient({
    endpoint: dynamodbEndpoint,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'LOCAL', secretAccessKey: 'local' },
  });
  const { Item: commit } = await db.send(new GetItemCommand({ TableName: table, Key: { streamId: { S: user }, version: { N: '1' } } }));
  const unreadable = { ...commit, streamId: { S: `user_${'f'.repeat(32)}` }, events: { S: 'nothing that can be read' } };
  await db.send(new PutItemCommand({ TableName: table, Item: unreadable }));
  db.destroy();
};

const tokenIn = (stack: Stack, email: string): string => /#([\w-]+)/u.exec(stack.mailbox.list(email).at(-1)?.text ?? '')?.[1] ?? '';

export const tellStory = async (stack: Stack): Promise<Story> => {
  const call = callerOf(
    stack,
    await stack.token(
      stack.issuer.scopes.filter((scope) => scope !== 'users:self'),
      'hr-desk',
    ),
  );
  const quiet = (): Promise<void> => stack.waitForQuiescence(QUIET_MS);
  const pass = async (minutes: number): Promise<void> => {
    await quiet();
    stack.clock.advance(minutes * MINUTE_MS);
    await quiet();
  };
  const ids: string[] = [];
  for (const [at, { body }] of peopleOf(24).entries()) {
    ids.push((await call('POST', '/v1/users', body)).body['id'] ?? '');
    for (let reads = 0; reads <= at % 5; reads += 1) await call('GET', '/v1/users?limit=5');
    await pass(ROUND_MINUTES);
  }
  const register = async (email: string, name: string): Promise<string> => {
    const { location } = await call('POST', '/v1/registrations', { email, name });
    await quiet();
    return location.split('/').at(-1) ?? '';
  };
  await register('ada@example.com', 'Ada Lovelace');
  const verified = await call('POST', '/v1/registrations/verify', { token: tokenIn(stack, 'ada@example.com') });
  const user = verified.body['id'] ?? '';
  const invited = (await call('POST', '/v1/invitations', { email: 'eve@example.com', name: 'Eve Holt', expiresInDays: 1 })).body;
  await quiet();
  await call('DELETE', `/v1/invitations/${invited['invitationId']}`);
  await pass(ROUND_MINUTES);
  await call('PATCH', `/v1/users/${user}`, { name: 'Ada King' });
  await call('PUT', `/v1/users/${user}/role`, { role: 'guest' });
  await pass(ROUND_MINUTES);

  await putUnreadable(stack, user);
  stack.faults.add({ service: 'dynamodb', operation: 'Query', kind: 'delay', delayMs: 120, probability: 0.3 });
  const until = new Date(stack.clock.now() + 7 * 24 * 60 * MINUTE_MS).toISOString();
  await call('POST', `/v1/users/${user}/suspend`, { reason: 'Left the building', until }, TRACE);
  const [left = ''] = ids;
  await call('POST', `/v1/users/${left}/suspend`, { reason: 'Long leave' });
  const process = await register('mallory@example.com', 'Mallory Finch');
  await pass(2);
  const { items } = (await call('GET', '/_local/alarms')).body as unknown as { items: { name: string; state: string }[] };
  const alarm = items.find(({ name, state }) => state === 'ALARM' && name.includes('Parked'))?.name;
  if (alarm === undefined) throw new Error('no alarm rings for the commit that was parked');
  return { user, process, trace: TRACE, alarm };
};
