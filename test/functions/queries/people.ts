// People to list, search and count: made one second apart, each seen by the read models.
import { consistencyToken } from '../../../functions/runtime/http/consistency-token.ts';
import { userIdFor } from '../../../domain/user/user.ts';
import { type Asking, type Got, request, send } from '../../kit/http.ts';
import { createWorld, type World } from '../../kit/http-world.ts';
import { aUserRegistered } from '../../kit/users.ts';

export const id = (n: number): string => userIdFor(n.toString(16).padStart(32, '0'));

export const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map((item) => item.id);

export const tokenFor = (streamId: string, version: number) => ({
  headers: { 'consistency-token': consistencyToken({ streamId, version }) },
});

type Person = Parameters<typeof aUserRegistered>[0];

/** The first is number 1; who says no address has one of its own at example.com. */
export const people = async (...persons: readonly Person[]): Promise<World> => {
  const world = createWorld();
  for (const [index, person] of persons.entries()) {
    await world.happened(id(index + 1), aUserRegistered({ email: `person${index + 1}@example.com`, ...person }));
    world.clock.paused += 1_000;
  }
  await world.project();
  return world;
};

/** All pages of a list, one after the other. @throws when it does not end */
export const pagesOf = async (ask: (cursor: string | undefined) => Promise<Got>): Promise<Got[]> => {
  const pages: Got[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    pages.push(page);
    cursor = page.body.nextCursor ?? undefined;
    if (pages.length > 20) throw new Error('the list does not end');
  } while (cursor !== undefined);
  return pages;
};

/** What each kind of caller is answered. */
export const statusesOf = async (world: World, method: string, path: string, asking: Asking, scopes: readonly (string | null)[]) => {
  const statuses: number[] = [];
  for (const scope of scopes) statuses.push((await send(world, request(method, path, { ...asking, scope }))).status);
  return statuses;
};
