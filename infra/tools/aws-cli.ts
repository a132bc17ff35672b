// Reaches an account through the AWS CLI, with whatever credentials and region that has.
import { spawn } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { NotDone } from './connection.ts';

/** Where the CLI finds the request, and where it may write an answer that is a file. */
export const REQUEST = 'file:///dev/stdin';
export const ANSWER = '/dev/fd/3';

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/credentials|expired|security token/iu, 'set AWS_PROFILE, or sign in (aws sso login), and run it again'],
  [/throttl|rate exceeded|too many requests/iu, 'AWS turned the call away as one too many: wait a minute and run it again'],
  [/region/iu, 'set AWS_DEFAULT_REGION, or a region in the profile'],
];

const reasonOf = ([service, operation]: readonly string[], complaint: string): string => {
  const [, hint] = HINTS.find(([sign]) => sign.test(complaint)) ?? [];
  return [`aws ${service} ${operation} failed: ${complaint.trim()}`, ...(hint === undefined ? [] : [hint])].join('\n');
};

/**
 * A file without a name, so that nothing of it stays whatever becomes of this process, and a request is in no list of processes.
 * A pipe would not do: the CLI opens it by its path, and Node's are sockets, which cannot be opened.
 */
const namelessFile = (content: string): number => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-'));
  try {
    const file = join(folder, 'request');
    writeFileSync(file, content, { mode: 0o600 });
    return openSync(file, 'r+');
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** @returns what it printed, and what it wrote to ANSWER. @throws NotDone with the reason of the CLI */
export const runAws = async (args: readonly string[], request: object): Promise<{ readonly printed: string; readonly answer: string }> => {
  const files = [namelessFile(JSON.stringify(request)), namelessFile('')] as const;
  try {
    const child = spawn('aws', args, { stdio: [files[0], 'pipe', 'pipe', files[1]] });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', () => reject(new NotDone('the AWS CLI is needed to reach an account: `aws` was not found')));
      child.once('close', resolve);
    });
    const [status, printed, complaint] = await Promise.all([
      ended,
      ...[child.stdout, child.stderr].map((stream) => text(stream ?? Readable.from([]))),
    ]);
    if (status !== 0) throw new NotDone(reasonOf(args, complaint ?? ''));
    return { printed: printed ?? '', answer: await text(createReadStream('', { fd: files[1], start: 0, autoClose: false })) };
  } finally {
    for (const file of files) closeSync(file);
  }
};

/** Every page of the answer: the CLI asks for one after the other, and tries again by itself where it is throttled. */
export const askAws = async (service: string, operation: string, request: object): Promise<unknown> => {
  const { printed } = await runAws([service, operation, '--cli-input-json', REQUEST, '--output', 'json'], request);
  return JSON.parse(printed) as unknown;
};
