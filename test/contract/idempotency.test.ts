// One key has one effect and one answer: at once, after many later commands, for refusals and for what held already.
import { beforeEach, describe, expect, it } from 'vitest';
import { LEDGER_LIMIT } from '../../functions/runtime/event-log/outcome-ledger.ts';
import { type AccountId, changeEmail, CLOSED, close, EMAIL_TAKEN, open, rename, reopen } from '../kit/account.ts';
import { accountWorld, type AccountWorld, newAccountId } from '../kit/accounts.ts';
import { lostReply, newId } from '../kit/log-world.ts';
import { TWINS, useTwin } from './twins.ts';

const HOUR_MS = 3_600_000;
const keyed = () => ({ keyed: true, commitId: newId() });

describe.each(TWINS)('idempotency on $name', ({ start }) => {
  const newStores = useTwin(start);
  let world: AccountWorld;
  let id: AccountId;
  beforeEach(async () => {
    world = accountWorld(await newStores());
    id = newAccountId();
    await world.run(id, open('ada@example.org', 'Ada'), { creates: true });
  });
  it.each([0, 1, 39, 40, 41, 80, 130])('a key is answered the same after %i later commits', async (later) => {
    const key = keyed();
    const first = await world.run(id, rename('Grace'), key);
    for (let index = 0; index < later; index += 1) await world.run(id, rename(`Name ${index}`));
    expect(await world.run(id, rename('Grace'), key)).toEqual({ ...first, replayed: true });
    expect(await world.repository.load(id)).toMatchObject({ version: 2 + later });
  });

  it('a key is forgotten after a day, and the ledger in the commits with it', async () => {
    const key = keyed();
    await world.run(id, rename('Grace'), key);
    await world.run(id, rename('Barbara'));
    world.advance(27 * HOUR_MS);
    await world.run(id, rename('Eve'));
    expect(await world.run(id, rename('Grace'), key)).toMatchObject({ replayed: false, snapshot: { version: 5 } });
    expect((await world.log.tip(id, world.call())).commit?.recent).toHaveLength(5);
  });

  it('a fresh command on a quiet stream needs no more than two requests', async () => {
    for (let index = 0; index < 45; index += 1) await world.run(id, rename(`Name ${index}`));
    world.advance(26 * HOUR_MS);
    world.calls.length = 0;
    await world.run(id, rename('Grace'), keyed());
    expect(world.calls).toEqual(['tip', 'append']);
  });

  it.each([0, 1, 45])('another request under the same key is refused after %i later commits', async (later) => {
    const key = keyed();
    await world.run(id, rename('Grace'), key);
    for (let index = 0; index < later; index += 1) await world.run(id, rename(`Name ${index}`));
    const other = await world.run(id, rename('Eve'), { ...key, requestHash: 'c'.repeat(32) });
    expect(other).toMatchObject({ kind: 'refused', refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('a creation is answered the same, also after later commits', async () => {
    const stream = newAccountId();
    const key = { ...keyed(), creates: true };
    const first = await world.run(stream, open('eve@example.org', 'Eve'), key);
    await world.run(stream, rename('Grace'));
    expect(await world.run(stream, open('eve@example.org', 'Eve'), key)).toEqual({ ...first, replayed: true });
  });

  it('a refusal is answered the same after the state has changed', async () => {
    await world.run(id, close);
    const key = keyed();
    expect(await world.run(id, rename('Grace'), key)).toEqual({ kind: 'refused', refusal: CLOSED, replayed: false });
    await world.run(id, reopen);
    expect(await world.run(id, rename('Grace'), key)).toEqual({ kind: 'refused', refusal: CLOSED, replayed: true });
    const other = await world.run(id, rename('Grace'), { ...key, requestHash: 'c'.repeat(32) });
    expect(other).toMatchObject({ refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await world.repository.load(id)).toMatchObject({ version: 3 });
  });

  it('what held already is answered the same after the state has changed', async () => {
    const key = keyed();
    const first = await world.run(id, rename('Ada'), key);
    expect(first).toMatchObject({ kind: 'accepted', changed: false, replayed: false, snapshot: { version: 1 } });
    await world.run(id, rename('Grace'));
    expect(await world.run(id, rename('Ada'), key)).toEqual({ ...first, replayed: true });
    expect(await world.repository.load(id)).toMatchObject({ state: { name: 'Grace' } });
  });

  it('a claim refusal on an existing stream is answered the same when the claim is free again', async () => {
    const rival = newAccountId();
    await world.run(rival, open('eve@example.org', 'Eve'));
    const key = keyed();
    expect(await world.run(id, changeEmail('eve@example.org'), key)).toEqual({ kind: 'refused', refusal: EMAIL_TAKEN, replayed: false });
    await world.run(rival, changeEmail('free@example.org'));
    expect(await world.run(id, changeEmail('eve@example.org'), key)).toEqual({ kind: 'refused', refusal: EMAIL_TAKEN, replayed: true });
    expect(await world.repository.load(id)).toMatchObject({ version: 1 });
  });

  it('a stale If-Match is refused, and remembered; a replay comes before it', async () => {
    const [key, accepted] = [keyed(), keyed()];
    await world.run(id, rename('Grace'), { ...accepted, expectedVersion: 1 });
    const mismatch = { kind: 'refused', refusal: { code: 'VERSION_MISMATCH' } };
    expect(await world.run(id, rename('Eve'), { ...key, expectedVersion: 1 })).toMatchObject({ ...mismatch, replayed: false });
    expect(await world.run(id, rename('Eve'), { ...key, expectedVersion: 2 })).toMatchObject({ ...mismatch, replayed: true });
    expect(await world.run(id, rename('Grace'), { ...accepted, expectedVersion: 1 })).toMatchObject({ kind: 'accepted', replayed: true });
  });

  it('without a key a refusal writes nothing', async () => {
    await world.run(id, close);
    world.calls.length = 0;
    await world.run(id, rename('Grace'));
    await world.run(id, reopen);
    expect(world.calls).toEqual(['tip', 'tip', 'append']);
    expect((await world.log.tip(id, world.call())).ledger).toBeUndefined();
  });

  it('an absent stream is answered without writing, key or not', async () => {
    expect(await world.run(newAccountId(), rename('Grace'), keyed())).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(world.calls.at(-1)).toBe('tip');
  });

  it('the outcome ledger is bounded by number and by age', async () => {
    const keys = Array.from({ length: LEDGER_LIMIT + 3 }, keyed);
    for (const key of keys) await world.run(id, rename('Ada'), key);
    const full = (await world.log.tip(id, world.call())).ledger;
    expect(full?.entries.map(({ commitId }) => commitId)).toEqual(
      keys
        .slice(3)
        .map(({ commitId }) => commitId)
        .toReversed(),
    );
    world.advance(25 * HOUR_MS);
    await world.run(id, rename('Ada'), keyed());
    expect((await world.log.tip(id, world.call())).ledger?.entries).toHaveLength(1);
  });

  it('one key sent twice at once has one effect', async () => {
    const key = keyed();
    world.interfere(lostReply);
    const both = await Promise.all([world.run(id, rename('Grace'), key), world.run(id, rename('Grace'), key)]);
    expect(both.map((outcome) => outcome.kind === 'accepted' && outcome.snapshot.version)).toEqual([2, 2]);
  });
});
