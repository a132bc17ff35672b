// docs/participants.md keeps its promises: its example runs, and its table says what the code makes of each status.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomeOfStatus } from '../../domain/kernel/participant.ts';
import { examplesIn, printedBy } from './examples.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(DOCS, 'participants.md'), 'utf8');

describe('docs/participants.md', () => {
  it('has an example that prints what it says', async () => {
    const [example, ...others] = examplesIn(page);
    if (example === undefined) throw new Error('the example is gone');
    expect(others).toEqual([]);
    expect(await printedBy(example, DOCS)).toEqual(example.expected);
  });

  it.each([
    [200, 'it is done', { kind: 'done' }],
    [202, 'it is taken on', { kind: 'accepted' }],
    [429, 'not done, ask again', { kind: 'failed', retryable: true }],
    [404, 'refused for good', { kind: 'failed', retryable: false }],
    [302, 'redirects are not followed', { kind: 'failed', retryable: false }],
    [500, 'nobody knows', { kind: 'unknown' }],
  ])('says what %i means: %s', (status, words, outcome) => {
    expect(page).toContain(words);
    expect(outcomeOfStatus(status)).toMatchObject(outcome);
  });
});
