// Fences and contention: refusals that a late first attempt must not contradict, and many at once.
import { beforeEach, describe, expect, it } from 'vitest';
import { type AccountId, changeEmail, EMAIL_TAKEN, open, rename } from '../kit/account.ts';
import { accountWorld, type AccountWorld, newAccountId } from '../kit/accounts.ts';
import { newId } from '../kit/log-world.ts';
import { TWINS, useTwin } from './twins.ts';

describe.each(TWINS)('fences and contention on $name', ({ start }) => {
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
  it('fence: after an unknown outcome a claim refusal takes the version, so that the first attempt cannot land', async () => {
    const stream = await opened('grace@example.org');
    let zombie: (() => Promise<unknown>) | undefined;
    const rival = newAccountId();
    world.interfere(async (send) => {
      zombie = send;
      await world.run(rival, open('ada@example.org', 'Eve'));
      return { kind: 'unknown' };
    });
    expect(await world.run(stream, changeEmail('ada@example.org'))).toEqual({ kind: 'refused', refusal: EMAIL_TAKEN, replayed: false });
    expect(await world.run(rival, changeEmail('eve@example.org'))).toMatchObject({ kind: 'accepted' });
    expect(await zombie?.()).toMatchObject({ kind: 'occupied' });
    expect(await world.repository.load(stream)).toMatchObject({ version: 2, state: { email: 'grace@example.org', name: 'Ada' } });
  });

  it('fence: a first attempt that landed before the fence is the answer', async () => {
    const stream = await opened('grace@example.org');
    const rival = newAccountId();
    let first: (() => Promise<unknown>) | undefined;
    world.interfere(
      async (send) => {
        first = send;
        await world.run(rival, open('ada@example.org', 'Eve'));
        return { kind: 'unknown' };
      },
      (send) => send(),
      (send) => send(),
      async (send) => {
        await world.run(rival, changeEmail('eve@example.org'));
        await first?.();
        return send();
      },
    );
    expect(await world.run(stream, changeEmail('ada@example.org'))).toMatchObject({ kind: 'accepted', snapshot: { version: 2 } });
  });

  it('fence: a keyed creation that was refused has no user, and stays refused when the address is free again', async () => {
    const rival = await opened('ada@example.org');
    const creation = { keyed: true, creates: true, commitId: newId() };
    const refused = { kind: 'refused', refusal: EMAIL_TAKEN };
    expect(await world.run(id, open('ada@example.org', 'Ada'), creation)).toEqual({ ...refused, replayed: false });
    await world.run(rival, changeEmail('eve@example.org'));
    expect(await world.run(id, open('ada@example.org', 'Ada'), creation)).toEqual({ ...refused, replayed: true });
    expect(await world.repository.load(id)).toBeUndefined();
    expect(await world.run(id, rename('Grace'))).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect(await world.repository.read(id, 1, 10)).toMatchObject([{ version: 1, events: [], refusal: EMAIL_TAKEN }]);
  });

  it('20 commands at once on one stream: each accepted or unavailable, versions without gaps, none lost', async () => {
    const stream = await opened('ada@example.org');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.run(stream, rename(`Name ${index}`), { keyed: index % 2 === 0, deadline: world.call().deadline + 60_000 }),
      ),
    );
    const accepted = outcomes.flatMap((outcome) => (outcome.kind === 'accepted' ? [outcome.snapshot.version] : []));
    expect(outcomes.every(({ kind }) => kind !== 'refused')).toBe(true);
    expect(accepted.length).toBeGreaterThanOrEqual(10);
    const versions = (await world.repository.read(stream, 1, 100)).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect(accepted.toSorted((a, b) => a - b)).toEqual(versions.slice(1));
  });

  it('20 creations of one address at once: exactly one', async () => {
    const creations = Array.from({ length: 20 }, () =>
      world.run(newAccountId(), open('ada@example.org', 'Ada'), { creates: true, keyed: true }),
    );
    const kinds = (await Promise.all(creations)).map((outcome) => (outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind));
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'EMAIL_TAKEN')).toHaveLength(19);
  });
});
