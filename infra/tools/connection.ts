// Where the tools of the people on call look: a stack's URL, a token for it, and how they fail.
import { parseArgs } from 'node:util';

export const DEFAULT_URL = 'http://127.0.0.1:3000';

/** Exit code of a tool that was called wrongly, or found nothing to talk to. */
export const NOT_DONE = 2;

export class NotDone extends Error {
  override readonly name = 'NotDone';
}

export interface Call {
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly url: string;
  readonly token: string | undefined;
  /** What the tool takes beside these. */
  readonly options?: Readonly<Record<string, string | boolean | undefined>>;
}

type Options = Readonly<Record<string, { readonly type: 'boolean' | 'string' }>>;

const KNOWN = { json: { type: 'boolean' }, help: { type: 'boolean' }, url: { type: 'string' }, token: { type: 'string' } } as const;
type Values = Readonly<Record<string, string | boolean | undefined>> & {
  readonly json?: boolean;
  readonly help?: boolean;
  readonly url?: string;
  readonly token?: string;
};

/** @throws NotDone for an option that it does not know */
export const readCall = (args: readonly string[], usage: string, more: Options = {}): Call | undefined => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { ...more, ...KNOWN }, allowPositionals: true });
    const { json = false, help = false, url = process.env.ROLLCALL_URL ?? DEFAULT_URL, token, ...options } = values as Values;
    return help ? undefined : { positionals, json, url, token, options };
  } catch (error) {
    throw new NotDone(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
};

/** @throws NotDone where nothing answers */
export const ask = async (url: string, path: string, init?: RequestInit): Promise<Response> => {
  try {
    return await fetch(new URL(path, url), init);
  } catch {
    throw new NotDone(`nothing answers at ${url}: start the stack with \`npm start\`, or say --url`);
  }
};

/** The one given, or one of the local stack's issuer. */
export const tokenFor = async ({ url, token }: Call, scope: string): Promise<string> => {
  if (token !== undefined) return token;
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope, sub: 'on-call' });
  const answer = await ask(url, '/_local/oauth2/token', { method: 'POST', body });
  if (!answer.ok) throw new NotDone(`${url} gave no token (${answer.status}): is it a local stack? Else say --token`);
  return ((await answer.json()) as { access_token: string }).access_token;
};

/** Runs a tool: prints what it answers; what could not be done ends with exit code 2 and its reason. */
export const runTool = async (usage: string, tool: (call: Call) => Promise<string>, more?: Options): Promise<void> => {
  try {
    const call = readCall(process.argv.slice(2), usage, more);
    process.stdout.write(`${call === undefined ? usage : await tool(call)}\n`);
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = NOT_DONE;
  }
};
