// Stands in for the AWS CLI: a program of its name, which answers each operation with what AWS documents and notes what it was asked.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../e2e/tool.ts';

export interface Asked {
  readonly args: readonly string[];
  // oxlint-disable-next-line typescript/no-explicit-any -- requests are asserted on, field by field
  readonly request: any;
}

/** An answer, or how the CLI fails: its exit status, and what it says. */
type Answer = object | { readonly status: number; readonly says: string };

/** By its path, as the CLI opens it: a socket could not be. */
const PROGRAM = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
appendFileSync(join(__dirname, 'asked'), JSON.stringify({ args, request: JSON.parse(readFileSync('/dev/stdin', 'utf8')) }) + '\\n');
const asked = readFileSync(join(__dirname, 'asked'), 'utf8').split('\\n').filter((line) => line.includes('"' + args[1] + '"')).length;
const answers = JSON.parse(readFileSync(join(__dirname, 'answers'), 'utf8'))[args[1]] ?? [];
const answer = answers[Math.min(asked, answers.length) - 1];
if (answer?.says !== undefined) process.stderr.write('\\n' + answer.says + '\\n');
else process.stdout.write(JSON.stringify(answer, null, 4) + '\\n');
process.exitCode = answer?.status ?? 0;
`;

/** @param answers by operation, in the order of the calls; the last one again and again */
export const withFakeAws = (answers: Readonly<Record<string, readonly Answer[]>>) => {
  const bin = mkdtempSync(join(tmpdir(), 'aws-'));
  writeFileSync(join(bin, 'aws'), PROGRAM);
  chmodSync(join(bin, 'aws'), 0o755);
  writeFileSync(join(bin, 'answers'), JSON.stringify(answers));
  return {
    run: (tool: string, ...args: string[]) => runTool(`infra/tools/${tool}.ts`, args, { ...process.env, PATH: bin }),
    /** Where there is no such program. */
    without: (tool: string, ...args: string[]) => runTool(`infra/tools/${tool}.ts`, args, { ...process.env, PATH: '' }),
    asked: (operation: string): readonly Asked[] =>
      (existsSync(join(bin, 'asked')) ? readFileSync(join(bin, 'asked'), 'utf8') : '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Asked)
        .filter(({ args }) => args[1] === operation),
    remove: () => rmSync(bin, { recursive: true }),
  };
};
