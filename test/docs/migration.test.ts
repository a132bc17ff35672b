// docs/migration.md shows the tables and options that the code has: columns, words, requests, and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEGACY_FIELDS } from '../../domain/user/migration/legacy-fields.ts';
import { LEGACY_ROLES, LEGACY_STATUSES, ROLE_OF_NONE, STATUS_OF_NONE } from '../../domain/user/migration/legacy-words.ts';
import { planImport } from '../../domain/user/migration/plan-import.ts';
import { HELP } from '../../infra/migrate/arguments.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/migration.md'), 'utf8');

/** The rows of the table whose header begins like this. */
const tableOf = (header: string): string[][] => {
  const lines = page.split('\n');
  const begin = lines.findIndex((line) => line.startsWith(`| ${header} |`));
  if (begin === -1) throw new Error(`the table of ${header} is gone`);
  const rest = lines.slice(begin + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

const shown = (table: Readonly<Record<string, readonly string[]>>): string[][] =>
  Object.entries(table).map(([value, words]) => [value, words.map((word) => `\`${word}\``).join(', ')]);

const requestsOf = (status: string): string => {
  const plan = planImport({ email: 'ada@example.com', name: 'Ada Lovelace', status, role: 'user' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return [`create as ${plan.value.create.status}`, ...plan.value.next].join(', ');
};

describe('docs/migration.md', () => {
  it('shows the columns of each field', () => expect(tableOf('field')).toEqual(shown(LEGACY_FIELDS)));

  it('shows the words of each role', () => expect(tableOf('role | words')).toEqual(shown(LEGACY_ROLES)));

  it('shows the words of each status, and the requests that lead there', () =>
    expect(tableOf('status | words')).toEqual(shown(LEGACY_STATUSES).map(([status = '', words]) => [status, words, requestsOf(status)])));

  it('says what a row is that says nothing', () =>
    expect(page).toContain(`such a user is \`${STATUS_OF_NONE}\`, or a \`${ROLE_OF_NONE}\`.`));

  it('shows the options and exit statuses of --help', () => {
    const options = [...HELP.matchAll(/^ {2}(--.+?)(?: {2}|$)/gmu)].map(([, option]) => `\`${option}\``);
    expect(tableOf('option').map(([option]) => option)).toEqual(options);
    const statuses = HELP.split('Exit status: ')[1] ?? '';
    expect(tableOf('exit status').map(([status]) => status)).toEqual([...statuses.matchAll(/\d+/gu)].map(([status]) => status));
  });
});
