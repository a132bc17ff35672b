// The table that `just validation-test` prints: what it counts, and how it reads.
import { expect, it } from 'vitest';
import { samplePeople, table, tally } from './sample-people.ts';

it('counts each of the sample once, by what is said of it', () => {
  const { people, valid, invalid, broken } = tally(samplePeople());
  expect({ people, valid, invalid }).toEqual({ people: 1_000, valid: 977, invalid: 23 });
  expect(Object.fromEntries(broken)).toMatchObject({
    'email is required': 3,
    'name is required': 2,
    'name must not be a reserved name': 3,
  });
});

it('names the most frequent first, and holds no value', () => {
  const items = [
    { email: 'ada@example.com', name: 'Ada Lovelace' },
    { email: 'bob@example.com', name: 'root' },
    { email: 'eve@example.com' },
    { email: 'joe@example.com' },
  ];
  expect(table(tally(items)).split('\n')).toEqual([
    '     4  people in the sample',
    '     1  valid',
    '     3  invalid',
    '',
    'What is said of the invalid:',
    '     2  name is required',
    '     1  name must not be a reserved name',
  ]);
});
