// docs/guides/add-a-command.md keeps its promise: its diff adds a whole command to a copy of this tree, with nothing but what the page names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../domain/catalog.ts';
import { copyOfTree, ROOT, type TreeCopy } from './tree-copy.ts';

const page = readFileSync(join(ROOT, 'docs/guides/add-a-command.md'), 'utf8');
const [apply = '', generate = ''] = [...page.matchAll(/^```sh\n(.*?)^```$/gmsu)].map(([, commands]) => commands ?? '');
const diff = [...page.matchAll(/^```diff\n(.*?)^```$/gmsu)].map(([, lines]) => lines).join('');
const changed = [...diff.matchAll(/^\+\+\+ b\/(.+)$/gmu)].map(([, path]) => path ?? '');

/** On two busy cores the whole takes a minute and a half. */
const PATIENCE_MS = 240_000;

describe('the diff', () => {
  it('is one schema and decision, one catalogue entry, one handler, and specs', () => {
    expect(changed.filter((path) => !path.startsWith('test/'))).toEqual([
      'domain/user/decide/rename-user.ts',
      'domain/catalog/commands.ts',
      'functions/commands/rename-user.ts',
    ]);
    expect(diff.match(/^\+ {2}\w+: defineCommand/gmu)).toHaveLength(1);
  });

  it('takes nothing away', () => expect(diff.match(/^-(?!-- )/gmu)).toBeNull());

  it('adds what is not there yet', () => expect(COMMANDS).not.toHaveProperty('RenameUser'));
});

describe('a copy of this tree with the diff', () => {
  let copy: TreeCopy;
  beforeAll(async () => {
    copy = copyOfTree();
    await copy.run(apply);
    await copy.run(generate);
  }, PATIENCE_MS);
  afterAll(() => copy.remove());

  it('documents the new route', () => {
    const { paths } = JSON.parse(copy.read('openapi.json')) as { paths: Record<string, Record<string, unknown>> };
    expect(paths['/v1/users/{id}/name']).toMatchObject({ put: { operationId: 'RenameUser', security: [{ bearer: ['users:write'] }] } });
    expect(copy.read('infra/client/api.ts')).toContain('operations["RenameUser"]');
  });

  it('is formatted and typed', { timeout: PATIENCE_MS }, async () => {
    await expect(copy.run('npm run --silent check:format && npm run --silent check:types')).resolves.toContain('No fixes applied');
  });

  it('passes its own specs, and those that go through the catalogue', { timeout: PATIENCE_MS }, async () => {
    const said = await copy.run(
      'npx vitest run --project unit rename-user test/architecture test/domain/catalog test/functions/openapi test/functions/bus',
    );
    for (const path of changed.filter((each) => each.endsWith('.test.ts'))) expect(said).toContain(path);
  });

  it('has the route in its templates, for those whom the entry names', { timeout: PATIENCE_MS }, async () => {
    expect(
      await copy.run("npx vitest run --project unit test/infra/infra.test.ts -t 'are those of the catalogue, and a fallback'"),
    ).toMatch(/1 passed/u);
  });
});
