// The participant for development, called by the real adapter: each behaviour, one effect per message, and its calls back.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ParticipantCall, ParticipantOutcome } from '../../../domain/kernel/participant.ts';
import { createWebhookParticipants } from '../../../functions/runtime/participants/webhook-participants.ts';
import { signed, webhookOf } from '../../../functions/runtime/participants/webhook.ts';
import { createClock, type MovableClock } from '../../../infra/local/clock/clock.ts';
import { type LocalParticipant, startParticipant } from '../../../infra/local/participant/participant.ts';
import { aCall, BILLING, NEXT_SECRET, SECRET, settings, verified } from '../../kit/participants.ts';

const HOUR_MS = 3_600_000;

let clock: MovableClock;
let participant: LocalParticipant;
let api: Server;
let answers: number[];
let calledBack: { readonly headers: object; readonly body: string }[];

beforeEach(async () => {
  clock = createClock();
  answers = [];
  calledBack = [];
  api = createServer((request, response) => {
    void (async () => {
      const body = (await buffer(request)).toString();
      calledBack.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204).end();
    })();
  }).listen(0, '127.0.0.1');
  await once(api, 'listening');
  const callbackUrl = (): string => `http://127.0.0.1:${(api.address() as AddressInfo).port}/v1/participants/callback`;
  participant = await startParticipant({ clock, secrets: () => [NEXT_SECRET, SECRET], callbackUrl });
});
afterEach(async () => {
  vi.useRealTimers();
  clock.stop();
  await participant.stop();
  api.close();
});

const ask = (more: Partial<ParticipantCall> = {}, secrets: readonly string[] = [SECRET]): Promise<ParticipantOutcome> =>
  createWebhookParticipants({
    participants: new Map([[BILLING, settings(`${participant.origin}/${BILLING}`)]]),
    secrets: { of: async () => secrets },
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    now: clock.now,
  }).call(aCall({ deadline: clock.now() + 60_000, ...more }));

const effects = (): readonly string[] => participant.ledger.effects().map(({ action, id }) => `${action} ${id.split(':')[1]}`);
const acknowledgements = (count: number) =>
  vi.waitFor(() => {
    expect(participant.ledger.acknowledgements()).toHaveLength(count);
    return participant.ledger.acknowledgements();
  }, 20_000);

const metUnderChance = async (): Promise<readonly string[]> => {
  participant.behaviour.clear();
  participant.ledger.clear();
  participant.behaviour.add({ kind: 'fail', probability: 0.5, seed: 7 });
  for (let call = 0; call < 20; call += 1) await ask({ step: `s${call}` });
  return participant.ledger.calls().map(({ met }) => met);
};

describe('a call', () => {
  it.each([
    ['as it is', {}, {}, 200],
    ['beside its data', { email: 'ada@example.com' }, {}, 401],
    ['in its data', {}, { name: 'Ada Lovelace' }, 401],
  ])('is ids alone: more is not taken, %s', async (_where, beside, within, status) => {
    const { id, body } = webhookOf(aCall(), clock.now());
    const { data, ...head } = JSON.parse(body) as { readonly data: object };
    const { headers, body: sent } = signed(id, JSON.stringify({ ...head, ...beside, data: { ...data, ...within } }), [SECRET], clock.now());
    const answer = await fetch(`${participant.origin}/${BILLING}`, { method: 'POST', headers, body: sent });
    expect(answer.status).toBe(status);
    expect(effects()).toHaveLength(status === 200 ? 1 : 0);
  });

  it('that comes twice has one effect', async () => {
    expect(await ask()).toEqual({ kind: 'done' });
    expect(await ask()).toEqual({ kind: 'done' });
    expect(await ask({ step: 'undo-provision', action: 'deprovision' })).toEqual({ kind: 'done' });
    expect(effects()).toEqual(['provision provision-billing', 'deprovision undo-provision']);
    expect(participant.ledger.calls().map(({ repeated }) => repeated)).toEqual([false, true, false]);
  });

  it('with a stranger’s signature, or one of another time, is refused', async () => {
    const refused = { kind: 'failed', retryable: false, code: 'REFUSED' };
    expect(await ask({}, [`whsec_${Buffer.from('of somebody else, in all 32 byte').toString('base64')}`])).toEqual(refused);
    clock.advance(HOUR_MS);
    expect(await ask()).toEqual({ kind: 'done' });
    const late = createWebhookParticipants({
      participants: new Map([[BILLING, settings(`${participant.origin}/${BILLING}`)]]),
      secrets: { of: async () => [SECRET] },
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      now: Date.now,
    });
    expect(await late.call(aCall())).toEqual(refused);
    expect(participant.ledger.calls()).toHaveLength(1);
  });

  it('that is signed and no message is refused', async () => {
    for (const body of ['no json', '{}']) {
      const { headers } = signed('p1:s1', body, [SECRET], clock.now());
      const answer = await fetch(`${participant.origin}/${BILLING}`, { method: 'POST', headers, body });
      expect(answer.status).toBe(401);
    }
    expect(await ask()).toEqual({ kind: 'done' });
  });

  it.each<[object, ParticipantOutcome, readonly string[]]>([
    [{ kind: 'fail' }, { kind: 'failed', retryable: true, code: 'BUSY' }, []],
    [{ kind: 'refuse' }, { kind: 'failed', retryable: false, code: 'REFUSED' }, []],
    [{ kind: 'fail-after' }, { kind: 'unknown', code: 'SERVER_ERROR' }, ['provision provision-billing']],
    [{ kind: 'fail', participant: 'crm' }, { kind: 'done' }, ['provision provision-billing']],
    [{ kind: 'fail', action: 'erase' }, { kind: 'done' }, ['provision provision-billing']],
  ])('under %j is %j', async (rule, outcome, had) => {
    expect(participant.behaviour.add(rule)).toEqual({ ok: true });
    expect(await ask()).toEqual(outcome);
    expect(effects()).toEqual(had);
  });

  it('that hangs, or is answered too late, is unknown; the late one had its effect', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const [rule, had] of [
      [{ kind: 'hang', count: 1 }, []],
      [{ kind: 'late', delayMs: HOUR_MS, count: 1 }, ['provision late']],
    ] as const) {
      participant.behaviour.add(rule);
      const before = participant.ledger.calls().length;
      const asking = ask({ step: rule.kind });
      while (participant.ledger.calls().length === before) await new Promise(setImmediate);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await asking).toEqual({ kind: 'unknown', code: 'TIMEOUT' });
      expect(effects()).toEqual(had);
    }
  });

  it('is answered late, but in time, when the clock is there', async () => {
    participant.behaviour.add({ kind: 'late', delayMs: HOUR_MS });
    const asking = ask();
    await expect.poll(() => participant.ledger.calls()).toHaveLength(1);
    clock.advance(HOUR_MS);
    expect(await asking).toEqual({ kind: 'done' });
  });

  it('is hit by the same seed in the same cases', async () => {
    const first = await metUnderChance();
    expect(new Set(first)).toEqual(new Set(['fail', 'well']));
    expect(await metUnderChance()).toEqual(first);
  });

  it('is hit by user: a share of them, each in all of its calls, and the next rule takes its share of the rest', async () => {
    const users = Array.from({ length: 60 }, (_, number) => `user_${number}`);
    participant.behaviour.add([
      { kind: 'fail', by: 'user', probability: 0.3, seed: 1 },
      { kind: 'refuse', by: 'user', probability: 0.3, seed: 2 },
    ]);
    for (const step of ['once', 'again']) for (const userId of users) await ask({ userId, step });
    const met = Map.groupBy(participant.ledger.calls(), ({ userId }) => userId);
    for (const calls of met.values()) expect(new Set(calls.map((call) => call.met)).size).toBe(1);
    const { fail = 0, refuse = 0, well = 0 } = participant.ledger.tally();
    expect(fail + refuse + well).toBe(120);
    for (const share of [fail, refuse, well]) expect(share).toBeGreaterThan(10);
    expect(participant.behaviour.add({ kind: 'fail', by: 'user' })).toMatchObject({ ok: false });
  });
});

describe('an acknowledgement', () => {
  it('comes later, signed with the secret of the call, and says what became of it', async () => {
    participant.behaviour.add({ kind: 'acknowledge', delayMs: HOUR_MS });
    expect(await ask()).toEqual({ kind: 'accepted' });
    expect(effects()).toEqual([]);
    clock.advance(HOUR_MS);
    expect(await acknowledgements(1)).toMatchObject([{ status: 204 }]);
    expect(effects()).toHaveLength(1);
    const { processId, step } = aCall();
    expect(JSON.parse(calledBack[0]?.body ?? '')).toEqual({ processId, step, outcome: 'done' });
    const moved = vi.spyOn(Date, 'now').mockReturnValue(clock.now());
    expect(verified(calledBack[0] ?? { headers: {}, body: '' })).toMatchObject({ outcome: 'done' });
    moved.mockRestore();
  });

  it('can say that it failed, without an effect', async () => {
    participant.behaviour.add({ kind: 'acknowledge', outcome: 'failed' });
    await ask();
    await acknowledgements(1);
    expect(JSON.parse(calledBack[0]?.body ?? '')).toMatchObject({ outcome: 'failed', code: 'DECLINED' });
    expect(effects()).toEqual([]);
  });

  it('can come twice, under one id', async () => {
    participant.behaviour.add({ kind: 'acknowledge-twice' });
    await ask();
    await acknowledgements(2);
    expect(new Set(calledBack.map(({ headers }) => (headers as Record<string, string>)['webhook-id'])).size).toBe(1);
    expect(effects()).toHaveLength(1);
  });

  it('is repeated until it is taken', async () => {
    answers.push(503, 500);
    participant.behaviour.add({ kind: 'acknowledge' });
    await ask();
    await acknowledgements(1);
    clock.advance(HOUR_MS);
    await acknowledgements(2);
    clock.advance(HOUR_MS);
    expect((await acknowledgements(3)).map(({ status }) => status)).toEqual([503, 500, 204]);
    clock.advance(HOUR_MS);
    expect(calledBack).toHaveLength(3);
  });
});
