// Examples in the documentation: finds the blocks of TypeScript in a page, runs one, and knows what it promises to print.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Example {
  /** Of the block's first line in its page, for people who look for it. */
  readonly line: number;
  readonly code: string;
  /** What the comments `// => …` promise, line by line. */
  readonly expected: readonly string[];
}

const FENCED = /^```ts\n(?<code>.*?)^```$/gmsu;
const PROMISE = /^\/\/ =>(?: (?<text>.*))?$/gmu;

export const examplesIn = (page: string): readonly Example[] =>
  [...page.matchAll(FENCED)].map(({ groups, index }) => {
    const code = groups?.code ?? '';
    const expected = [...code.matchAll(PROMISE)].map((promise) => promise.groups?.text ?? '');
    return { line: page.slice(0, index).split('\n').length + 1, code, expected };
  });

const run = promisify(execFile);

/**
 * Runs the code as a module of its own that imports as if it stood in `folder`, and answers the lines it printed.
 * @throws when it does not end well
 */
export const printedBy = async ({ code }: Example, folder: string): Promise<readonly string[]> => {
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '--eval', code], {
    cwd: folder,
    env: { NO_COLOR: '1' },
  });
  return stdout.replace(/\n$/u, '').split('\n');
};
