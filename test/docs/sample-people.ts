// Puts the demo's sample of people through ValidateUsers and prints how many pass and what stops the others.
import { fileURLToPath } from 'node:url';
import { validateUsers } from '../../domain/user/validate-users.ts';
import { readPeople } from '../../infra/local/demo/csv.ts';

const SAMPLE = fileURLToPath(new URL('../../infra/local/demo/people.csv', import.meta.url));

export interface Tally {
  readonly people: number;
  readonly valid: number;
  readonly invalid: number;
  /** Message -> people whom it is said of, most frequent first; one person may break several rules. */
  readonly broken: readonly (readonly [message: string, people: number])[];
}

export const tally = (items: readonly unknown[]): Tally => {
  const { valid, invalid } = validateUsers(items);
  const counts = new Map<string, number>();
  for (const { message } of invalid.flatMap(({ errors }) => errors)) counts.set(message, (counts.get(message) ?? 0) + 1);
  const broken = [...counts].sort(([oneText, one], [otherText, other]) => other - one || (oneText < otherText ? -1 : 1));
  return { people: items.length, valid: valid.length, invalid: invalid.length, broken };
};

export const samplePeople = (): readonly unknown[] => readPeople(SAMPLE).rows.map(({ body: { email, name } }) => ({ email, name }));

const WIDTH = 6;
const row = (count: number, words: string): string => `${String(count).padStart(WIDTH)}  ${words}`;

export const table = ({ people, valid, invalid, broken }: Tally): string =>
  [
    row(people, 'people in the sample'),
    row(valid, 'valid'),
    row(invalid, 'invalid'),
    '',
    'What is said of the invalid:',
    ...broken.map(([message, count]) => row(count, message)),
  ].join('\n');

if (import.meta.main) process.stdout.write(`${table(tally(samplePeople()))}\n`);
