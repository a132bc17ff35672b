// docs/validation.md keeps its promises: every block runs and prints what its comments say.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examplesIn, printedBy } from './examples.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const examples = examplesIn(readFileSync(join(DOCS, 'validation.md'), 'utf8'));

describe('docs/validation.md', () => {
  it('has an example for each of its chapters', () => expect(examples).toHaveLength(7));

  it.concurrent.each(examples.map((example) => [example.line, example] as const))('line %i', async (_, example) => {
    expect(example.expected).not.toEqual([]);
    expect(await printedBy(example, DOCS)).toEqual(example.expected);
  });
});

const exampleOf = (code: string) => {
  const [found] = examplesIn(`# Page\n\n\`\`\`ts\n${code}\n\`\`\`\n`);
  if (found === undefined) throw new Error('the block was not found');
  return found;
};

describe('an example', () => {
  it('is found with its line and its promises', () => {
    expect(exampleOf('console.log(1);\n// => 1\n// => ')).toMatchObject({ line: 4, expected: ['1', ''] });
    expect(examplesIn('```sh\nls\n```\n')).toEqual([]);
  });

  it('that prints something else is caught', async () => {
    const wrong = exampleOf("console.log('two' as string);\n// => three");
    expect(await printedBy(wrong, DOCS)).toEqual(['two']);
    expect(wrong.expected).toEqual(['three']);
  });

  it('that breaks is caught', async () => {
    await expect(printedBy(exampleOf("import './nowhere.ts';"), DOCS)).rejects.toThrow('nowhere');
  });
});
