// Every row of the append table: what can come back from the log, and what the caller hears.
import { beforeEach, describe, expect, it } from 'vitest';
import { type AccountId, changeEmail, CLOSED, close, EMAIL_TAKEN, LAST_ADMIN, open, rename, setAdmin } from '../kit/account.ts';
import { accountWorld, type AccountWorld, newAccountId } from '../kit/accounts.ts';
import { type Interference, lostReply, lostRequest, throttled } from '../kit/log-world.ts';
import { TWINS, useTwin } from './twins.ts';

describe.each(TWINS)('the append table on $name', ({ start }) => {
  const newStores = useTwin(start);
  let world: AccountWorld;
  let id: AccountId;
  beforeEach(async () => {
    world = accountWorld(await newStores());
    id = newAccountId();
  });
  const opened = async (email: string, admin = false): Promise<AccountId> => {
    const stream = newAccountId();
    expect(await world.run(stream, open(email, 'Ada', admin), { creates: true })).toMatchObject({ kind: 'accepted' });
    return stream;
  };
  const eventsOf = async (stream: AccountId) =>
    (await world.repository.read(stream, 1, 100)).map(({ events }) => events.map(({ type }) => type));

  it('accepts: one conditional put, and the answer has the new state', async () => {
    const stream = await opened('ada@example.org');
    world.calls.length = 0;
    expect(await world.run(stream, rename('Grace'))).toEqual({
      kind: 'accepted',
      snapshot: { streamId: stream, version: 2, state: { status: 'open', email: 'ada@example.org', name: 'Grace', admin: false } },
      changed: true,
      replayed: false,
    });
    expect(world.calls).toEqual(['tip', 'append']);
  });

  it.each([
    ['a put', rename('Grace')],
    ['a transaction', changeEmail('grace@example.org')],
  ])('a lost reply to %s is a success, never a conflict', async (_, decide) => {
    const stream = await opened('ada@example.org');
    world.interfere(lostReply);
    expect(await world.run(stream, decide)).toMatchObject({ kind: 'accepted', changed: true, replayed: false, snapshot: { version: 2 } });
    expect(await eventsOf(stream)).toHaveLength(2);
  });

  it('a lost reply to a creation needs no further read', async () => {
    world.interfere(lostReply);
    expect(await world.run(id, open('ada@example.org', 'Ada'), { creates: true })).toMatchObject({
      kind: 'accepted',
      snapshot: { version: 1 },
    });
    expect(world.calls).toEqual(['tip', 'append', 'append']);
  });

  it('a write that is found to be kept is a success, even if the deadline is over then', async () => {
    const stream = await opened('ada@example.org');
    world.interfere(lostReply, async (send) => {
      world.advance(10_000);
      return send();
    });
    expect(await world.run(stream, rename('Grace'))).toMatchObject({ kind: 'accepted', changed: true, snapshot: { version: 2 } });
  });

  it('an unknown outcome is settled by finding somebody else at the version', async () => {
    const stream = await opened('ada@example.org');
    world.interfere(lostRequest, async (send) => {
      await world.run(stream, rename('Barbara'));
      return send();
    });
    world.interfere(...Array.from({ length: 100 }, (_, index): Interference => (index === 0 ? (send) => send() : throttled)));
    expect(await world.run(stream, rename('Grace'))).toEqual({ kind: 'unavailable', retryAfterSeconds: 2, outcomeUnknown: false });
  });

  it('a lost request is sent again', async () => {
    world.interfere(lostRequest, throttled);
    expect(await world.run(id, open('ada@example.org', 'Ada'))).toMatchObject({ kind: 'accepted', snapshot: { version: 1 } });
  });

  it('somebody was faster: decides again on the commit that came back, without another read', async () => {
    const stream = await opened('ada@example.org');
    world.interfere(async (send) => {
      await world.run(stream, rename('Barbara'));
      world.calls.length = 0;
      return send();
    });
    expect(await world.run(stream, rename('Grace'))).toMatchObject({ kind: 'accepted', snapshot: { version: 3 } });
    expect(world.calls).toEqual(['append']);
    expect(await world.repository.load(stream)).toMatchObject({ version: 3, state: { name: 'Grace' } });
  });

  it('somebody was faster, and the command is refused on what they did', async () => {
    const stream = await opened('ada@example.org');
    world.interfere(async (send) => {
      await world.run(stream, close);
      return send();
    });
    expect(await world.run(stream, rename('Grace'))).toEqual({ kind: 'refused', refusal: CLOSED, replayed: false });
  });

  it('a claim is taken: refused, and nothing changes', async () => {
    await opened('ada@example.org');
    const stream = await opened('grace@example.org');
    expect(await world.run(stream, changeEmail('ada@example.org'))).toEqual({ kind: 'refused', refusal: EMAIL_TAKEN, replayed: false });
    expect(await world.run(id, open('ada@example.org', 'Eve'))).toEqual({ kind: 'refused', refusal: EMAIL_TAKEN, replayed: false });
    expect(await world.repository.load(id)).toBeUndefined();
    expect(await eventsOf(stream)).toHaveLength(1);
  });

  it('a released claim can be taken by another', async () => {
    const stream = await opened('ada@example.org');
    await world.run(stream, changeEmail('grace@example.org'));
    expect(await world.run(id, open('ada@example.org', 'Eve'))).toMatchObject({ kind: 'accepted', snapshot: { version: 1 } });
  });

  it('the last of a guarded count stays', async () => {
    const [first, second] = [await opened('a@example.org', true), await opened('b@example.org', true)];
    expect(await world.run(first, setAdmin(false))).toMatchObject({ kind: 'accepted' });
    expect(await world.run(second, setAdmin(false))).toEqual({ kind: 'refused', refusal: LAST_ADMIN, replayed: false });
  });

  it('throttled until the deadline: unavailable, never a refusal, and known not to be kept', async () => {
    const stream = await opened('ada@example.org');
    world.interfere(...Array.from({ length: 100 }, () => throttled));
    expect(await world.run(stream, rename('Grace'))).toEqual({ kind: 'unavailable', retryAfterSeconds: 2, outcomeUnknown: false });
  });

  it('no reply until the deadline: unavailable, and the outcome unknown', async () => {
    const stream = await opened('ada@example.org');
    world.interfere(...Array.from({ length: 100 }, () => lostRequest));
    expect(await world.run(stream, rename('Grace'))).toEqual({ kind: 'unavailable', retryAfterSeconds: 2, outcomeUnknown: true });
  });

  it('a token spent on another body: loads and decides again under a new token', async () => {
    const tokens = new Set<string>();
    const mismatch: Interference = (_send, _commit, token) => {
      tokens.add(token);
      return { kind: 'mismatch' };
    };
    world.interfere(mismatch, mismatch, (send, _commit, token) => {
      tokens.add(token);
      return send();
    });
    expect(await world.run(id, open('ada@example.org', 'Ada'))).toMatchObject({ kind: 'accepted', snapshot: { version: 1 } });
    expect(tokens.size).toBe(3);
  });
});
