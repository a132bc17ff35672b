// Reading what was kept: sealed, erased, folded by an older reducer, written in an older schema, or damaged.
import { beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../domain/kernel/instant.ts';
import { readPublic } from '../../functions/runtime/event-log/opening.ts';
import { createReader } from '../../functions/runtime/event-log/reader.ts';
import { createRepository } from '../../functions/runtime/event-log/repository.ts';
import { UnreadableCommit } from '../../functions/runtime/event-log/unreadable-commit.ts';
import type { StoredCommit } from '../../functions/runtime/event-log/ports.ts';
import { type AccountId, accountAggregate, open, rename, setAdmin } from '../kit/account.ts';
import { accountWorld, type AccountWorld, newAccountId } from '../kit/accounts.ts';
import { newId } from '../kit/log-world.ts';
import { type Stores, TWINS, useTwin } from './twins.ts';

describe.each(TWINS)('reading on $name', ({ start }) => {
  const newStores = useTwin(start);
  let stores: Stores;
  let world: AccountWorld;
  let id: AccountId;
  beforeEach(async () => {
    stores = await newStores();
    world = accountWorld(stores);
    id = newAccountId();
    await world.run(id, open('ada@example.org', 'Ada'), { creates: true });
    await world.run(id, rename('Grace'));
  });
  const tip = async (): Promise<StoredCommit> => {
    const { commit } = await stores.log.tip(id, world.call());
    if (commit === undefined) throw new Error('no tip');
    return commit;
  };
  const copied = async (change: Partial<StoredCommit>): Promise<void> => {
    const { sealed, ...last } = await tip();
    await stores.log.append(
      { ...last, ...(change.events === undefined && sealed && { sealed }), version: last.version + 1, commitId: newId(), ...change },
      [],
      newId(),
      world.call(),
    );
  };

  it('personal data is only in the seal', async () => {
    const commits = await stores.log.read(id, 1, 10, world.call());
    const unsealed = JSON.stringify(commits.map(({ sealed: _sealed, ...rest }) => rest));
    expect(unsealed).not.toMatch(/ada|grace/i);
    expect(commits.every(({ sealed }) => sealed !== undefined && !/ada|grace/i.test(Buffer.from(sealed).toString('latin1')))).toBe(true);
  });

  it('the history has each commit with its events and the state after it', async () => {
    expect(await world.repository.read(id, 1, 10)).toMatchObject([
      { version: 1, events: [{ type: 'Opened', data: { email: 'ada@example.org', name: 'Ada', admin: false } }], state: { name: 'Ada' } },
      { version: 2, events: [{ type: 'Renamed', data: { name: 'Grace' } }], state: { name: 'Grace', email: 'ada@example.org' } },
    ]);
    expect(await world.repository.read(id, 2, 1)).toHaveLength(1);
  });

  it('what may leave the log has no personal field, and needs no key', async () => {
    const commits = await stores.log.read(id, 1, 10, world.call());
    expect(commits.flatMap((commit) => readPublic(commit, accountAggregate))).toEqual([
      { type: 'Opened', schemaVersion: 2, data: { admin: false } },
      { type: 'Renamed', schemaVersion: 1, data: {} },
    ]);
  });

  it('once the key is gone, personal fields are null and the rest can be read', async () => {
    await stores.rows.delete(id, world.call());
    world.advance(60_000);
    const state = { status: 'open', email: null, name: null, admin: false };
    expect(await world.repository.load(id)).toEqual({ streamId: id, version: 2, state, erased: true });
    expect(await world.repository.read(id, 1, 10)).toMatchObject([
      { erased: true, events: [{ type: 'Opened', data: { email: null, name: null, admin: false } }] },
      { erased: true, state, events: [{ type: 'Renamed', data: { name: null } }] },
    ]);
  });

  it('an erased stream still takes commits that hold nothing personal', async () => {
    await stores.rows.delete(id, world.call());
    world.advance(60_000);
    expect(await world.run(id, setAdmin(true))).toMatchObject({ kind: 'accepted', snapshot: { version: 3, state: { name: null } } });
    expect((await tip()).sealed).toBeUndefined();
    expect(await world.repository.load(id)).toMatchObject({ version: 3, erased: true, state: { admin: true, email: null } });
  });

  it('a state made by another reducer is folded anew, over all pages, and carried by the next commit', async () => {
    const doubled = {
      ...accountAggregate,
      stateFingerprint: 'account/2',
      evolve: (...[state, event]: Parameters<typeof accountAggregate.evolve>) => {
        const next = accountAggregate.evolve(state, event, instant(0));
        return { ...next, name: event.type === 'Renamed' ? `${event.data.name}!` : next.name };
      },
    };
    const upgraded = createRepository({ ...world.options, aggregate: doubled });
    expect(await upgraded.load(id)).toMatchObject({ version: 2, state: { name: 'Grace!' } });
    expect((await upgraded.read(id, 1, 10)).map(({ state }) => state.name)).toEqual(['Ada', 'Grace!']);
    expect((await upgraded.read(id, 2, 1)).map(({ state }) => state.name)).toEqual(['Grace!']);
    await upgraded.execute(world.request(id, setAdmin(true)));
    world.calls.length = 0;
    expect(await upgraded.load(id)).toMatchObject({ version: 3, state: { name: 'Grace!', admin: true } });
    expect(world.calls).toEqual(['tip']);
  });

  it('an event of an older schema is lifted', async () => {
    const old = newAccountId();
    const event = { type: 'Opened', schemaVersion: 1, data: { email: 'old@example.org', name: 'Old' } };
    const { sealed: _sealed, recent: _recent, ...last } = await tip();
    await stores.log.append(
      { ...last, streamId: old, version: 1, events: [event], stateFingerprint: 'account/0' },
      [],
      newId(),
      world.call(),
    );
    await world.newKeyring().create(old, world.call());
    const commits = await stores.log.read(old, 1, 1, world.call());
    expect(commits.flatMap((commit) => readPublic(commit, accountAggregate))).toEqual([
      { type: 'Opened', schemaVersion: 2, data: { admin: false } },
    ]);
    expect(await world.repository.load(old)).toMatchObject({ state: { status: 'open', admin: false } });
  });

  it.each([
    ['sealed for another version', {}],
    ['with a damaged seal', { sealed: new Uint8Array(64) }],
    ['with a seal that is too short', { sealed: new Uint8Array(3) }],
    ['with an event that nobody knows', { stateFingerprint: 'account/0', events: [{ type: 'Unheard', schemaVersion: 1, data: {} }] }],
  ])('a commit %s is unreadable, and says where but not what', async (_, change) => {
    await copied(change);
    const reader = createReader(world.options);
    const error = await reader.open(await tip(), world.call()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableCommit);
    expect(error).toMatchObject({ streamId: id, version: 3 });
    expect(String(error)).not.toMatch(/grace|example/i);
  });

  it('a stream with a gap is not folded', async () => {
    await copied({ version: 4, stateFingerprint: 'account/0' });
    await expect(world.repository.load(id)).rejects.toThrow(UnreadableCommit);
  });
});
