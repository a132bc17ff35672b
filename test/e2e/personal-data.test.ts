// Personal data stays where it belongs: a full round of the service with planted values, and a look into all that it printed and keeps.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, startDirectory } from './directory.ts';
import { allowedPlaces } from './personal-data/allowed.ts';
import { metricGaps } from './personal-data/metrics.ts';
import { captureOutput, type Output } from './personal-data/output.ts';
import { beginRound, passTime, type Round, sendAll, unfinishedSagas } from './personal-data/round.ts';
import { everythingOf, type Records, placesIn } from './personal-data/scan.ts';
import { meetTroubles } from './personal-data/troubles.ts';
import { ROOTS } from './planted.ts';

const ROUND_MS = 480_000;
const TO_COME_MS = 86_400_000;

let directory: Directory;
let output: Output;
let round: Round;
/** While much waits, and when nothing does any more: schedules go when they have run, mail goes with who is erased. */
let looks: readonly Records[];

const places = (): readonly string[] => {
  const mails = looks.flatMap((records) => records.get('mail') ?? []);
  return [...new Set(looks.flatMap((records) => placesIn(records, mails)))];
};

beforeAll(async () => {
  directory = await startDirectory();
  output = captureOutput();
  round = beginRound(directory);
  await sendAll(round);
  await meetTroubles(round);
  const early = await everythingOf(directory, output.lines);
  await passTime(round);
  looks = [early, await everythingOf(directory, output.lines)];
}, ROUND_MS);
afterAll(async () => {
  output.release();
  await directory.stop();
});

describe('a full round with planted values', () => {
  it('has led each saga to its end, and has something in each kind of store', async () => {
    expect(await unfinishedSagas(round)).toEqual([]);
    for (const store of [
      'logs',
      'bus',
      'executions',
      'schedules',
      'traces',
      'segments',
      'metrics',
      'participants',
      'table EventLog',
      'table Parked',
    ])
      expect(Math.max(...looks.map((records) => records.get(store)?.length ?? 0)), `in ${store}`).toBeGreaterThan(0);
    expect(looks[0]?.get('queue DeadLetters')?.join()).toContain('ArmSchedule');
  });

  it('leaves them where they may be, and nowhere else', () => {
    const found = places();
    expect(found.filter((place) => !allowedPlaces().includes(place))).toEqual([]);
    expect(found).toEqual(expect.arrayContaining([...allowedPlaces()]));
  });

  it('writes the metrics of the catalogue, all of them, and no others', () => {
    expect(metricGaps(directory.printed)).toEqual({ undeclared: [], neverWritten: [] });
  });

  it('would show what leaks: a value that a caller puts into the correlation id, which is carried everywhere', async () => {
    const headers = { 'x-correlation-id': `${ROOTS.externalId}-correlation` };
    const { id } = await round.world.user();
    const until = new Date(directory.stack.clock.now() + TO_COME_MS).toISOString();
    const body = { reason: 'a leak', until };
    expect((await directory.api('POST', `/v1/users/${id}/suspend`, { body, headers })).status).toBe(200);
    expect((await directory.anonymous('POST', '/v1/registrations', { body: round.world.person(), headers })).status).toBe(202);
    await directory.quiet();
    const leaks = ['logs', 'table EventLog', 'table Feed', 'table Processes', 'bus', 'schedules', 'traces', 'segments'];
    await expect
      .poll(async () => placesIn(await everythingOf(directory, output.lines), []))
      .toEqual(expect.arrayContaining(leaks.map((store) => `${store}: externalId (plain)`)));
  });
});
