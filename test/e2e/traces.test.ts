// One request leaves one chain of segments, from the API to what listens on the bus, with nothing personal in it.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TraceLine, type TreeNode, treesOf, treeText } from '../../infra/tools/trace-tree.ts';
import { type Directory, startDirectory } from './directory.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const traces = async (id: string): Promise<TraceLine[]> => {
  const answer = await fetch(new URL(`/_local/traces/${id}`, directory.url));
  return answer.ok ? ((await answer.json()) as { items: TraceLine[] }).items : [];
};

const names = (nodes: readonly TreeNode[]): string[] => nodes.flatMap(({ segment, children }) => [segment.name, ...names(children)]);
/** The trees below the segments of this name, at whatever depth they are. */
const below = (nodes: readonly TreeNode[], name: string): readonly TreeNode[] =>
  nodes.flatMap(({ segment, children }) => (segment.name === name ? children : below(children, name)));
const ENOUGH_MS = 20_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Waits for a tree with one root: a segment whose parent is missing would be another. The functions' segments travel on their own, over UDP. */
const tree = (id: string, ...wanted: readonly string[]): Promise<readonly TreeNode[]> =>
  vi.waitFor(async () => {
    const trees = treesOf(await traces(id));
    expect(names(trees)).toEqual(expect.arrayContaining([...wanted]));
    expect(trees.map(({ segment }) => segment.name)).toHaveLength(1);
    return trees;
  }, ENOUGH_MS);

const CONSUMERS = ['DirectoryProjector', 'Publisher', 'EventBridge PutEvents'];

describe('traces', () => {
  it('show a creation and a suspension from the API to the bus and to its end a day later, without a broken link', async () => {
    const created = await directory.client.POST('/v1/users', {
      params: { header: { 'X-Correlation-Id': 'trace-of-creation' } },
      body: { email: 'Grace@Example.com', name: 'Grace Hopper', externalId: 'hr-1906' },
    });
    expect(created.response.status).toBe(201);
    const suspended = await directory.client.POST('/v1/users/{id}/suspend', {
      params: { path: { id: created.data?.id ?? '' }, header: { 'X-Correlation-Id': 'trace-of-suspension' } },
      body: { reason: 'planted free text', until: new Date(Date.now() + DAY_MS).toISOString() },
    });
    expect(suspended.response.status).toBe(200);
    await directory.quiet();
    directory.stack.clock.advance(DAY_MS + 2 * MINUTE_MS);
    await directory.quiet();

    const [api] = await tree('trace-of-creation', 'API POST /v1/users', 'CreateUser', 'DynamoDB TransactWriteItems', ...CONSUMERS);
    expect(api?.segment.name).toBe('API POST /v1/users');
    const command = api?.children.find(({ segment }) => segment.name === 'CreateUser');
    expect(names(command?.children ?? [])).toEqual(expect.arrayContaining(['DynamoDB TransactWriteItems', ...CONSUMERS]));
    const suspension = await tree('trace-of-suspension', 'SuspendUser', 'ArmSchedule', 'Scheduler CreateSchedule', ...CONSUMERS);
    expect(names(below(suspension, 'Bus UserSuspended'))).toEqual(expect.arrayContaining(['ArmSchedule', 'Scheduler CreateSchedule']));
    // Who was suspended by the command is reactivated by its schedule, whose trace is another.
    await tree('trace-of-suspension', 'ReactivateWhenDue', 'Bus UserReactivated');
    const reactivation = below(below(await tree('trace-of-suspension'), 'SuspendUser'), 'ReactivateWhenDue');
    expect(names(reactivation)).toEqual(expect.arrayContaining(['DynamoDB PutItem', 'Bus UserReactivated', ...CONSUMERS]));

    const all = await (await fetch(new URL('/_local/traces?limit=500', directory.url))).text();
    expect(all).toContain('CreateUser');
    for (const personal of ['grace', 'hopper', 'hr-1906', 'planted free text']) expect(all.toLowerCase()).not.toContain(personal);
  });

  it('show a registration from the API through its saga and the commands of its steps', async () => {
    const email = 'Traced@Example.com';
    const send = (path: string, correlationId: string, body: object) =>
      directory.anonymous('POST', path, { body, headers: { 'x-correlation-id': correlationId } });
    expect((await send('/v1/registrations', 'trace-of-registration', { email, name: 'Traced Person' })).status).toBe(202);
    await directory.quiet();
    const token = /#([\w-]+)/u.exec(directory.stack.mailbox.list(email).at(-1)?.text ?? '')?.[1];
    expect((await send('/v1/registrations/verify', 'trace-of-answer', { token })).status).toBe(200);
    await directory.quiet();

    const steps = ['OnboardingAdmit', 'OnboardingConfirm', 'OnboardingActivate'];
    const answered = ['API POST /v1/registrations/verify', 'SFN SendTaskSuccess'];
    const registration = await tree('trace-of-registration', ...steps, 'SESv2 SendEmail', ...answered, ...CONSUMERS);
    expect(registration[0]?.segment.name).toBe('API POST /v1/registrations');
    const command = below(registration, 'RegisterUser');
    expect(names(command)).toEqual(expect.arrayContaining(['DynamoDB PutItem', 'SFN StartExecution']));
    const saga = below(command, 'OnboardingSaga');
    expect(saga.map(({ segment }) => segment.name)).toEqual(expect.arrayContaining(steps));
    expect(names(below(saga, 'OnboardingAdmit'))).toEqual(
      expect.arrayContaining(['DynamoDB TransactWriteItems', 'Bus UserRegistered', ...CONSUMERS]),
    );
    expect(names(below(saga, 'OnboardingConfirm'))).toContain('SESv2 SendEmail');
    expect(names(below(command, 'API POST /v1/registrations/verify'))).toEqual(
      expect.arrayContaining(['VerifyRegistration', 'SFN SendTaskSuccess', 'Bus UserActivated']),
    );
    const answer = await tree('trace-of-answer', 'API POST /v1/registrations/verify', 'SFN SendTaskSuccess', ...CONSUMERS);
    expect(names(below(answer, 'VerifyRegistration'))).toEqual(expect.arrayContaining(['SFN SendTaskSuccess', ...CONSUMERS]));

    const printed = treeText(registration);
    for (const step of steps) expect(printed).toMatch(new RegExp(`─ ${step} `));
    const all = JSON.stringify(await (await fetch(new URL('/_local/traces?limit=500', directory.url))).json());
    for (const personal of ['traced@', 'Traced Person', token]) expect(all.toLowerCase()).not.toContain(personal?.toLowerCase());
  });

  it('are not found under an id that is not there, and no limit is taken that makes no sense', async () => {
    expect((await fetch(new URL('/_local/traces/nothing-here', directory.url))).status).toBe(404);
    expect((await fetch(new URL('/_local/traces?limit=0', directory.url))).status).toBe(400);
  });
});
