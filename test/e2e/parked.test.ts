// A record that nothing can read is parked with what is needed to replay it, and blocks nobody.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byText, type Directory, startDirectory } from './directory.ts';

let directory: Directory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

describe('a poison record', () => {
  it('is parked by both readers, while other users flow; once mended it is redriven', async () => {
    const { api } = directory;
    const good = await api('POST', '/v1/users', { body: { email: 'good@example.com', name: 'Good Neighbour' } });
    await directory.quiet();

    const commit = (await directory.rawLog()).find(({ streamId }) => streamId?.S === good.body.id);
    if (commit === undefined) throw new Error('the first commit is missing');
    const streamId = `user_${'f'.repeat(32)}`;
    const poison = {
      ...commit,
      streamId: { S: streamId },
      events: { L: [{ M: { type: { S: 'NeverHeardOf' }, schemaVersion: { N: '1' }, data: { M: {} } } }] },
    };
    await directory.putRaw(poison);
    const later = await api('POST', '/v1/users', { body: { email: 'later@example.com', name: 'Later Neighbour' } });
    await directory.quiet();

    const listed = (await api('GET', '/v1/users')).body.items.map(({ id }: { id: string }) => id);
    expect(listed.sort(byText)).toEqual([good.body.id, later.body.id].sort(byText));
    expect(directory.bus().map(({ detail }) => detail.userId)).toContain(later.body.id);
    const parked = await directory.parked();
    expect(parked.map(({ consumer }) => consumer).sort(byText)).toEqual(['directory', 'publisher']);
    for (const { position, error } of parked) {
      expect(position).toContain(streamId);
      expect(error).toBeTruthy();
    }
    expect(JSON.stringify(parked)).not.toMatch(/neighbour|example\.com/i);

    await directory.deleteRaw({ streamId: { S: streamId }, version: { N: '1' } });
    await directory.putRaw({ ...poison, events: commit.events ?? { L: [] } });
    for (const consumer of ['directory', 'publisher']) await directory.invoke('Redrive', { consumer });
    expect(await directory.parked()).toEqual([]);
  });
});
