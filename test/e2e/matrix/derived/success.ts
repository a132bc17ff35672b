// The valid request, as the typed client sends it: with one scope that is enough, or with no token where none is needed.
import { type Client, createClient } from '../../../../infra/client/client.ts';
import type { Answer } from '../../client.ts';
import type { Cell, Derive } from '../cell.ts';
import { expectSuccess } from '../expecting.ts';
import { isPublic, type Parts } from '../message.ts';
import { type Row, scopeOf } from '../row.ts';

type AnyRequest = (method: string, path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** The parts fit the message by their types already; which message it is is known only at run time. */
const asked = async (client: Client, { definition }: Row, { path, query, body }: Parts, headers: object): Promise<Answer> => {
  const { method, path: template, answer } = definition;
  const init = { params: { path, query }, body, headers, parseAs: answer.mediaType === undefined ? 'json' : 'text' };
  const { data, error, response } = await (client.request as unknown as AnyRequest)(method.toLowerCase(), template, init);
  return { status: response.status, headers: response.headers, body: data ?? error };
};

/** Its user must still have the version it was made with: then no refusal before left anything behind. */
const condition = async (row: Row): Promise<Record<string, string>> => {
  const tag = await row.sharedTag();
  return tag !== undefined && row.definition.errors.includes('VERSION_MISMATCH') ? { 'If-Match': tag } : {};
};

const succeeds = (title: string): Cell => ({
  title,
  run: async (row) => {
    const { url, stack } = row.world.directory;
    const scope = scopeOf(row.definition);
    const token = scope === null ? {} : { token: await stack.token([scope]) };
    const client = createClient({ baseUrl: url, persistence: { patienceMs: 0 }, ...token });
    const parts = await row.shared();
    const signature = row.case.sign?.(row.world, JSON.stringify(parts.body));
    expectSuccess(row.definition, await asked(client, row, parts, { ...signature, ...(await condition(row)) }));
  },
});

export const success: Derive = (definition) =>
  isPublic(definition)
    ? [succeeds('answers without a token, untouched by what was refused')]
    : [succeeds(`answers with ${scopeOf(definition)} alone, untouched by what was refused`)];
