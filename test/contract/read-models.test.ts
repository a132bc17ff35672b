// The contract of the read models' stores, kept by both twins; the real ones on DynamoDB Local.
import { describe, expect, it } from 'vitest';
import { changeBetween } from '../../domain/read-models/change.ts';
import { outwardEvents } from '../../domain/user/outward.ts';
import { put, READ_MODEL_TWINS, remove, rowFor, useReadModels } from '../kit/read-models.ts';

const DAY = { from: '2025-12-03', to: '2026-01-01' };
const words = (entries: readonly { entry: string }[]): string[] => entries.map(({ entry }) => entry.slice(0, entry.indexOf('#')));

const NOON = Date.parse('2026-03-01T12:00:00.000Z');
const of = (n: number): string => new Date(NOON + n).toISOString();

const happened = (n: number, version: number) =>
  outwardEvents({
    streamId: rowFor(n).id,
    version,
    events: [{ type: 'UserActivated', schemaVersion: 1, data: {} }],
    occurredAt: '2026-03-01T11:00:00.000Z',
    correlationId: 'correlation',
  });

describe.each(READ_MODEL_TWINS)('the read models $name', ({ start }) => {
  const models = useReadModels(start);

  const listed = async () =>
    (await models().directory.list({ includeDeleted: true }, { descending: false, limit: 100 })).rows.map(({ id }) => id);
  const found = async (prefix: string) => words(await models().search.read({ prefix, limit: 100, consistent: true }));
  const read = async (from = '2026-03-01', to = '2026-03-02') =>
    (await models().feed.read('2026-03-01', from, to, 100)).flatMap(({ events }) => events.map(({ eventId }) => eventId));
  const counted = () => models().statistics.read(DAY, true);

  describe('a step', () => {
    it('writes the row as it was given', async () => {
      expect(await put(models(), rowFor(1, 1, { externalId: 'x' }))).toBe('applied');
      expect(await models().directory.get(rowFor(1).id)).toEqual({ kind: 'row', version: 1, row: rowFor(1, 1, { externalId: 'x' }) });
      expect(await models().directory.get(rowFor(2).id)).toBeUndefined();
      expect(await models().directory.getRows([rowFor(1).id, rowFor(2).id])).toHaveLength(1);
    });

    it('changes nothing at all where one of its users is not as it was read', async () => {
      await put(models(), rowFor(1));
      const stale = changeBetween(undefined, { id: rowFor(1).id, version: 2, row: rowFor(1, 2, { name: 'New Name' }), events: [] }, 0);
      const other = changeBetween(undefined, { id: rowFor(2).id, version: 1, row: rowFor(2), events: [] }, 0);
      const before = [await counted(), await found('b'), await listed()];
      expect(await models().projection.apply([other, stale])).toBe('overtaken');
      expect([await counted(), await found('b'), await listed()]).toEqual(before);
    });

    it('takes several users, whose counters meet', async () => {
      const changes = [1, 2, 3].map((n) => changeBetween(undefined, { id: rowFor(n).id, version: 1, row: rowFor(n), events: [] }, 0));
      expect(await models().projection.apply(changes)).toBe('applied');
      expect((await counted()).totals.get('active#user')).toBe(3);
      expect(await listed()).toEqual([1, 2, 3].map((n) => rowFor(n).id));
    });

    it('removes a user from everywhere, and remembers the version', async () => {
      await put(models(), rowFor(1, 2, { externalId: 'x' }));
      await remove(models(), rowFor(1).id, 3);
      expect(await models().directory.get(rowFor(1).id)).toEqual({ kind: 'removed', version: 3 });
      expect(await listed()).toEqual([]);
      expect(await models().directory.byEmail('person1@example.com')).toBeUndefined();
      expect(await models().directory.byExternalId('x')).toBeUndefined();
      expect(await found('p')).toEqual([]);
      const { totals, ...rest } = await counted();
      expect([...totals.values()].every((n) => n === 0)).toBe(true);
      expect(rest).toEqual({ recent: 0, domains: 0, topDomains: [] });
    });
  });

  describe('search', () => {
    it('finds the words that begin alike, in order, and no others', async () => {
      await put(models(), rowFor(1, 1, { name: 'Ada Adair' }));
      await put(models(), rowFor(2, 1, { name: 'Adam Bede' }));
      expect(await found('ad')).toEqual(['adair', 'adam']);
      expect(await found('adam')).toEqual(['adam']);
      const [first] = await models().search.read({ prefix: 'ad', limit: 1, consistent: false });
      expect(words(await models().search.read({ prefix: 'ad', limit: 9, consistent: false, after: first?.entry ?? '' }))).toEqual(['adam']);
    });

    it('forgets the words that a user no longer has, and all of them while it is deleted', async () => {
      await put(models(), rowFor(1, 1, { name: 'Ada Lovelace' }));
      await put(models(), rowFor(1, 2, { name: 'Ada King' }));
      expect([await found('love'), await found('king')]).toEqual([[], ['king']]);
      await put(models(), rowFor(1, 3, { name: 'Ada King', status: 'deleted' }));
      expect(await found('king')).toEqual([]);
      await put(models(), rowFor(1, 4, { name: 'Ada King', status: 'inactive' }));
      expect(await found('king')).toEqual(['king']);
    });
  });

  describe('statistics', () => {
    it('follow each user from one kind to another', async () => {
      await put(models(), rowFor(1));
      await put(models(), rowFor(2, 1, { email: 'b@other.example' }));
      await put(models(), rowFor(3, 1, { email: 'c@other.example' }));
      await put(models(), rowFor(1, 2, { status: 'suspended', role: 'admin', email: 'a@third.example' }));
      const { totals, recent, domains, topDomains } = await counted();
      expect(Object.fromEntries([...totals].filter(([name, n]) => n !== 0 && name !== 'createdSeconds'))).toEqual({
        'active#user': 2,
        'suspended#admin': 1,
      });
      expect({ recent, domains, topDomains }).toEqual({
        recent: 3,
        domains: 2,
        topDomains: [
          { domain: 'other.example', users: 2 },
          { domain: 'third.example', users: 1 },
        ],
      });
    });

    it('count the days they are asked for', async () => {
      await put(models(), rowFor(1));
      await put(models(), rowFor(2, 1, { createdAt: '2026-01-02T00:00:00.000Z' }));
      expect((await models().statistics.read({ from: '2026-01-01', to: '2026-01-01' }, true)).recent).toBe(1);
      expect((await models().statistics.read({ from: '2026-01-02', to: '2026-01-02' }, true)).recent).toBe(1);
      expect((await models().statistics.read({ from: '2026-01-03', to: '2026-01-04' }, true)).recent).toBe(0);
    });
  });

  describe('the feed', () => {
    it('keeps a user’s events in order, whatever the clock of the projector says', async () => {
      await put(models(), rowFor(1, 1), happened(1, 1), NOON);
      await put(models(), rowFor(1, 2), happened(1, 2), NOON - 5_000);
      await put(models(), rowFor(2, 1), happened(2, 1), NOON - 1);
      expect(await read()).toEqual([`${rowFor(2).id}@1.0`, `${rowFor(1).id}@1.0`, `${rowFor(1).id}@2.0`]);
    });

    it('remembers the last position over steps without events, and over the removal of the user', async () => {
      await put(models(), rowFor(1, 1), happened(1, 1), NOON);
      await put(models(), rowFor(1, 2));
      expect(await models().directory.get(rowFor(1).id)).toMatchObject({ feedAt: NOON, version: 2 });
      await remove(models(), rowFor(1).id, 3);
      expect(await models().directory.get(rowFor(1).id)).toEqual({ kind: 'removed', version: 3, feedAt: NOON });
    });

    it('is read from and up to a position', async () => {
      for (const n of [1, 2, 3]) await put(models(), rowFor(n), happened(n, 1), NOON + n);
      expect(await read(of(2), of(3))).toEqual([`${rowFor(2).id}@1.0`]);
      expect(await models().feed.read('2026-03-01', of(1), of(9), 1)).toHaveLength(1);
      expect(await models().feed.read('2026-03-02', of(1), of(9), 1)).toEqual([]);
    });
  });
});
