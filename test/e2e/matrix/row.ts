// One message of the matrix while it is being tried: sends its requests, valid and broken ones.
import { expect, vi } from 'vitest';
import { entityTag } from '../../../functions/runtime/http/entity-tag.ts';
import { type Answer, caller } from '../client.ts';
import type { AnyCase, Sending } from './case.ts';
import { CASES } from './cases.ts';
import { type Definition, isPublic, MESSAGES, type MessageName, type Parts } from './message.ts';
import type { World } from './world.ts';

const WAKING = { timeout: 60_000, interval: 100 };

export interface Row {
  readonly name: MessageName;
  readonly definition: Definition;
  readonly case: AnyCase;
  readonly world: World;
  /** A request that succeeds. Every cell of a refusal breaks this one, so that it shows at the end whether any of them left something behind. */
  readonly shared: () => Promise<Parts>;
  /** The entity tag that the user of `shared` was made with, where it is about a user. */
  readonly sharedTag: () => Promise<string | undefined>;
  readonly fresh: () => Promise<Parts>;
}

export const definitionOf = (name: MessageName): Definition => MESSAGES[name];
export const caseOf = (name: MessageName): AnyCase => CASES[name];

interface Prepared {
  readonly parts: Parts;
  readonly tag: string | undefined;
}

const prepare = async (known: AnyCase, world: World): Promise<Prepared> => {
  const parts = await known.valid(world);
  const { id = '' } = parts.path ?? {};
  if (!id.startsWith('user_')) return { parts, tag: undefined };
  return { parts, tag: entityTag((await world.directory.history(id)).at(-1)?.['version']) };
};

export const createRow = (name: MessageName, world: () => World): Row => {
  let shared: Promise<Prepared> | undefined;
  const known = caseOf(name);
  const prepared = (): Promise<Prepared> => (shared ??= prepare(known, world()));
  return {
    name,
    definition: definitionOf(name),
    case: known,
    get world() {
      return world();
    },
    shared: async () => (await prepared()).parts,
    sharedTag: async () => (await prepared()).tag,
    fresh: () => known.valid(world()),
  };
};

/** `/v1/users/user_…?limit=3` */
export const urlOf = ({ path: template }: Pick<Definition, 'path'>, { path = {}, query = {} }: Parts): string => {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, String(each)])),
  );
  return `${template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => path[name] ?? '')}${search.size === 0 ? '' : `?${search}`}`;
};

export const scopeOf = ({ scopes }: Definition): string | null => scopes[0] ?? null;

export const send = async (
  { definition, world, case: { sign } }: Pick<Row, 'definition' | 'world' | 'case'>,
  { body, ...parts }: Parts,
  { headers = {}, scope = scopeOf(definition), subject, raw }: Sending & { readonly raw?: string } = {},
): Promise<Answer> => {
  const { url, stack } = world.directory;
  const token = scope === null || isPublic(definition) ? undefined : await stack.token(scope.split(' '), subject);
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const all = { ...sign?.(world, text ?? ''), ...headers };
  return caller(url, token)(definition.method, urlOf(definition, parts), { headers: all, ...(text === undefined ? {} : { raw: text }) });
};

/** The first request starts the function, which on a busy machine can take so long that the caller is turned away. */
export const wake = (row: Row): Promise<void> =>
  vi.waitFor(async () => expect((await send(row, { path: { id: 'nobody' }, query: { unknown: 1 } })).status).toBe(400), WAKING);
