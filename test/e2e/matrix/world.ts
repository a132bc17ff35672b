// The people of the matrix: each cell makes its own, in the state it needs, and none meets another's.
import { expect, vi } from 'vitest';
import type { Client, Schema } from '../../../infra/client/client.ts';
import type { Directory } from '../directory.ts';
import { PLANTED_NAME, PLANTED_REASON, plantedEmail, plantedExternalId } from '../planted.ts';

const TASK = 'provision-sample';
/** A step that a busy machine could not start in time is taken up again after some seconds. */
const PATIENCE = { timeout: 60_000, interval: 50 };
/** Longer than a function keeps the key of a user in memory: until then it can still read what it has read before. */
const KEY_FORGOTTEN_MS = 180_000;
const A_MONTH_MS = 30 * 86_400_000;
const ID_DIGITS = -32;

type User = Schema<'User'>;

export interface World {
  readonly directory: Directory;
  readonly client: Client;
  /** Nobody has this one yet. */
  externalId(): string;
  /** Nobody has this address yet. */
  person(): { readonly email: string; readonly name: string };
  user(more?: Partial<Schema<'CreateUser'>>): Promise<User>;
  /** The id of a user that is made and then changed. */
  pending(): Promise<string>;
  suspended(): Promise<string>;
  deleted(): Promise<string>;
  /** The one active admin there is: cells make no other. */
  lastAdmin(): Promise<string>;
  invited(): Promise<Schema<'Invited'> & { readonly token: string }>;
  registered(): Promise<{ readonly email: string; readonly token: string; readonly processId: string }>;
  /** A process that waits for a participant, which has taken its task on and says nothing. */
  task(): Promise<{ readonly processId: string; readonly step: string }>;
  /** What the newest mail to an address brought, once it is another than `known`. */
  tokenFor(email: string, known?: string): Promise<string>;
  erase(userId: string): Promise<void>;
  /** The digits that the ids of an erased user, and of the invitation it came by, end in. */
  erased(): Promise<string>;
  advance(milliseconds: number): Promise<void>;
}

export const digitsOf = (id: string): string => id.slice(ID_DIGITS);

const answered = <T>({ data, error }: { readonly data?: T; readonly error?: unknown }): T => {
  if (data === undefined) throw new Error(`the world could not be made: ${JSON.stringify(error)}`);
  return data;
};

export const createWorld = (directory: Directory): World => {
  const { client } = directory;
  let people = 0;
  let admin: Promise<string> | undefined;
  let gone: Promise<string> | undefined;

  const person: World['person'] = () => {
    people += 1;
    return { email: plantedEmail(people), name: PLANTED_NAME };
  };
  const externalId: World['externalId'] = () => {
    people += 1;
    return plantedExternalId(people);
  };
  const user: World['user'] = async (more = {}) => answered(await client.POST('/v1/users', { body: { ...person(), ...more } }));
  const tokenFor: World['tokenFor'] = (email, known = '') =>
    vi.waitFor(() => {
      const token = /#([\w-]+)/u.exec(directory.stack.mailbox.list(email).at(-1)?.text ?? '')?.[1] ?? '';
      expect(token).not.toBe(known);
      return token;
    }, PATIENCE);
  const advance: World['advance'] = async (milliseconds) => {
    directory.stack.clock.advance(milliseconds);
    await directory.quiet();
  };
  const invite = async () => {
    const { email, name } = person();
    return { email, ...answered(await client.POST('/v1/invitations', { body: { email, name } })) };
  };
  const register = async () => {
    const { email, name } = person();
    const { response } = await client.POST('/v1/registrations', { body: { email, name } });
    await directory.quiet();
    return { email, processId: response.headers.get('location')?.split('/').at(-1) ?? '' };
  };
  const erase: World['erase'] = async (id) => {
    answered(await client.DELETE('/v1/users/{id}', { params: { path: { id }, query: { graceDays: 0 } } }));
    answered(await client.POST('/v1/users/{id}/erase', { params: { path: { id } }, body: { confirmUserId: id } }));
    await vi.waitFor(async () => {
      const { response } = await client.GET('/v1/users/{id}', { params: { path: { id } } });
      expect(response.status).toBe(410);
    }, PATIENCE);
    await advance(KEY_FORGOTTEN_MS);
  };
  const makeErased = async (): Promise<string> => {
    const { userId } = await invite();
    await directory.quiet();
    await erase(userId);
    return digitsOf(userId);
  };

  return {
    directory,
    client,
    externalId,
    person,
    user,
    pending: async () => (await user({ status: 'pending' })).id,
    suspended: async () => {
      const path = { id: (await user()).id };
      return answered(await client.POST('/v1/users/{id}/suspend', { params: { path }, body: { reason: PLANTED_REASON } })).id;
    },
    deleted: async () => answered(await client.DELETE('/v1/users/{id}', { params: { path: { id: (await user()).id } } })).id,
    lastAdmin: () => (admin ??= user({ role: 'admin' }).then(({ id }) => id)),
    invited: async () => {
      const { email, ...invited } = await invite();
      await directory.quiet();
      return { ...invited, token: await tokenFor(email) };
    },
    registered: async () => {
      const { email, processId } = await register();
      return { email, token: await tokenFor(email), processId };
    },
    task: async () => {
      // Nobody else's task may meet the rule.
      await directory.quiet();
      directory.stack.participant.behaviour.add({ kind: 'acknowledge', action: 'provision', delayMs: A_MONTH_MS, count: 1 });
      const { processId } = await register();
      await vi.waitFor(async () => {
        const { data } = await client.GET('/v1/processes/{id}', { params: { path: { id: processId } } });
        expect(data).toMatchObject({ status: 'WAITING', steps: [{}, { name: TASK }] });
      }, PATIENCE);
      return { processId, step: TASK };
    },
    tokenFor,
    erase,
    erased: () => (gone ??= makeErased()),
    advance,
  };
};
