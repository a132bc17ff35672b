// Calls an operation: on the local stack through its route, in an account through the AWS CLI and whatever credentials that has.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { ask, NotDone } from './connection.ts';

const problemOf = (body: unknown): string => {
  const { code, errors = [] } = (body ?? {}) as { readonly code?: string; readonly errors?: readonly { readonly pointer: string }[] };
  return [code, ...errors.map(({ pointer }) => pointer)].filter((part) => part !== undefined).join(' ');
};

export const invokeLocally =
  (url: string, path: string) =>
  async (request: object): Promise<unknown> => {
    const answer = await ask(url, path, { method: 'POST', body: JSON.stringify(request) });
    const body: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) throw new NotDone(`${url}${path} answered ${answer.status} ${problemOf(body)}`.trim());
    return body;
  };

/** The payload goes through a pipe: it is no business of the list of processes. */
export const invokeInAccount =
  (functionName: string) =>
  async (request: object): Promise<unknown> => {
    const options = ['--cli-binary-format', 'raw-in-base64-out', '--cli-read-timeout', '0', '--payload', 'file:///dev/stdin'];
    const child = spawn('aws', ['lambda', 'invoke', '--function-name', functionName, ...options, '/dev/stderr'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', () => reject(new NotDone('the AWS CLI is needed to reach an account: `aws` was not found')));
      child.once('close', resolve);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(request));
    const [status, , answer] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    if (status !== 0) throw new NotDone(`aws lambda invoke failed: ${answer.trim()}`);
    const body = JSON.parse(answer) as { readonly errorType?: string; readonly code?: string };
    if (body.errorType !== undefined) throw new NotDone(`${functionName} failed: ${body.errorType}`);
    if (body.code !== undefined) throw new NotDone(`${functionName} refused: ${problemOf(body)}`);
    return body;
  };
