// Calls an operation: on the local stack through its route, in an account through the AWS CLI and whatever credentials that has.
import { ANSWER, REQUEST, runAws } from './aws-cli.ts';
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

export const invokeInAccount =
  (functionName: string) =>
  async (request: object): Promise<unknown> => {
    const options = ['--cli-binary-format', 'raw-in-base64-out', '--cli-read-timeout', '0', '--payload', REQUEST];
    const { answer } = await runAws(['lambda', 'invoke', '--function-name', functionName, ...options, ANSWER], request);
    const body = JSON.parse(answer) as { readonly errorType?: string; readonly code?: string };
    if (body.errorType !== undefined) throw new NotDone(`${functionName} failed: ${body.errorType}`);
    if (body.code !== undefined) throw new NotDone(`${functionName} refused: ${problemOf(body)}`);
    return body;
  };
