// Every recipe of the justfile says what it is for and is tried, on a stack that `just start` has started.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sourceDigest } from '../../../infra/local/cli/build.ts';
import { legacyCsv, legacyUsers } from '../../infra/migrate/legacy-users.ts';
import { caller } from '../client.ts';
import { just, recipes, startJust } from './just.ts';
import { type Given, RECIPES } from './recipes.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PEOPLE = `email,name,role,externalId
first@example.com,First Person,admin,hr-1
second@example.com,Second Person,user,hr-2
`;

let folder: string;
let stack: ReturnType<typeof startJust>;
let given: Given;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recipes-'));
  const data = join(folder, 'local');
  // What this run has synthesized already.
  cpSync(inject('cdkOut'), join(data, 'cdk.out'), { recursive: true });
  writeFileSync(join(data, 'cdk.out', 'sources.sha256'), sourceDigest(ROOT));
  writeFileSync(join(folder, 'people.csv'), PEOPLE);
  writeFileSync(join(folder, 'legacy.csv'), legacyCsv(legacyUsers(5)));

  stack = startJust(['start', '--port', '0', '--data', data]);
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    stack.child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [, found] = /API {6}(http:\S+)\/v1/u.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    stack.child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    void stack.ended.then(() => reject(new Error(`the stack ended: ${printed}`)));
  });
  const form = new URLSearchParams({ grant_type: 'client_credentials', scope: 'users:write' });
  const { access_token: token } = (await (await fetch(`${url}/_local/oauth2/token`, { method: 'POST', body: form })).json()) as {
    access_token: string;
  };
  const correlationId = 'a-recipe-was-tried';
  const { body } = await caller(url, token)('POST', '/v1/users', {
    headers: { 'x-correlation-id': correlationId },
    body: { email: 'ada@example.com', name: 'Ada Lovelace' },
  });
  const files = { people: join(folder, 'people.csv'), legacy: join(folder, 'legacy.csv'), templates: inject('cdkOut') };
  given = { url, userId: body.id, correlationId, ...files };
});
afterAll(async () => {
  if (stack?.child.pid !== undefined) process.kill(-stack.child.pid, 'SIGTERM');
  await stack?.ended;
  rmSync(folder, { recursive: true, force: true });
});

const known = recipes();

describe('the justfile', () => {
  it('has a comment and a line of the table for each recipe, and no line for another', () => {
    expect([...known].filter(([, doc]) => !doc).map(([name]) => name)).toEqual([]);
    expect(Object.keys(RECIPES).toSorted()).toEqual([...known.keys()].toSorted());
  });

  it.each([...known.keys()])('%s does what it says', async (name) => {
    const trial = RECIPES[name];
    if (trial?.kind === 'runs') {
      const { status, stdout, stderr } = await just(name, ...trial.args(given));
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(trial.prints);
    } else if (trial?.kind === 'needs credentials') {
      expect(known.get(name)).toContain('(needs credentials)');
      expect(await just(name)).toMatchObject({ status: 2, stderr: expect.stringContaining('no AWS credentials were found') });
    } else if (trial?.kind === 'elsewhere') {
      expect(readFileSync(join(ROOT, trial.file), 'utf8')).toContain(trial.says);
    } else {
      expect(trial).toEqual({ kind: 'is the stack' });
      expect((await fetch(`${given.url}/_local/status`)).status).toBe(200);
    }
  });
});
