// One call to a participant on a real socket: what is sent, and what is known after each thing that can happen.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ParticipantOutcome } from '../../../../domain/kernel/participant.ts';
import type { ParticipantSettings } from '../../../../functions/runtime/participants/configuration.ts';
import type { Resolve } from '../../../../functions/runtime/participants/destination.ts';
import { MAX_ANSWER_BYTES } from '../../../../functions/runtime/participants/post.ts';
import { createWebhookParticipants, SHORTEST_ATTEMPT_MS } from '../../../../functions/runtime/participants/webhook-participants.ts';
import { aCall, BILLING, NEXT_SECRET, SECRET, settings, verified } from '../../../kit/participants.ts';
import { answer, type ScriptedParticipant, startScriptedParticipant, type Turn, turns } from '../../../kit/scripted-participant.ts';

let participant: ScriptedParticipant;
beforeEach(async () => {
  participant = await startScriptedParticipant();
});
afterEach(async () => {
  vi.useRealTimers();
  await participant.stop();
});

const atLoopback: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];

const participants = (
  more: Partial<ParticipantSettings> = {},
  { secrets = [SECRET], resolve = atLoopback }: { secrets?: readonly string[]; resolve?: Resolve } = {},
) =>
  createWebhookParticipants({
    participants: new Map([[BILLING, settings(participant.url, more)]]),
    secrets: { of: async () => secrets },
    resolve,
    now: Date.now,
  });

const after = async (turn: Turn): Promise<ParticipantOutcome> => {
  participant.script(turn);
  return participants().call(aCall());
};

describe('the message', () => {
  it('says what is to be done, to whom by id, and nothing more', async () => {
    const call = aCall();
    await participants().call(call);
    const [message] = participant.received;
    expect(message).toMatchObject({ method: 'POST', path: '/hooks', headers: { 'content-type': 'application/json' } });
    expect(JSON.parse(message?.body ?? '')).toEqual({
      type: 'user.provision',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { userId: call.userId, processId: call.processId, step: call.step, action: 'provision' },
    });
  });

  it('keeps its id over repetitions', async () => {
    const call = aCall();
    await participants().call(call);
    await participants().call(call);
    expect(participant.received.map(({ headers }) => headers['webhook-id'])).toEqual(Array(2).fill(`${call.processId}:${call.step}`));
  });

  it('is signed with each secret that is valid', async () => {
    await participants({}, { secrets: [SECRET, NEXT_SECRET] }).call(aCall());
    const [message = { headers: {}, body: '' }] = participant.received;
    for (const secret of [SECRET, NEXT_SECRET]) expect(verified(message, secret)).toMatchObject({ type: 'user.provision' });
    const stranger = `whsec_${Buffer.from('of somebody else, in all 32 byte').toString('base64')}`;
    expect(() => verified(message, stranger)).toThrow('signature');
    expect(() => verified({ ...message, body: message.body.replace('provision', 'erase') })).toThrow('signature');
  });
});

describe('is known after', () => {
  it.each<[string, Turn, ParticipantOutcome]>([
    ['200', turns.ok, { kind: 'done' }],
    ['202', turns.accepted, { kind: 'accepted' }],
    ['two answers to one call', turns.duplicate, { kind: 'done' }],
    ['a refusal', answer(422), { kind: 'failed', retryable: false, code: 'REFUSED' }],
    ['503 with Retry-After', answer(503, { 'retry-after': '7' }), { kind: 'failed', retryable: true, code: 'BUSY', retryAfterMs: 7_000 }],
    ['a server error', answer(500), { kind: 'unknown', code: 'SERVER_ERROR' }],
    ['a connection that was reset', turns.reset, { kind: 'unknown', code: 'CONNECTION_LOST' }],
    ['garbage', turns.garbage, { kind: 'unknown', code: 'CONNECTION_LOST' }],
  ])('%s', async (_, turn, outcome) => expect(await after(turn)).toEqual(outcome));

  it('a redirect, which is not followed', async () => {
    const elsewhere = await startScriptedParticipant();
    expect(await after(answer(307, { location: elsewhere.url }))).toEqual({ kind: 'failed', retryable: false, code: 'REDIRECT' });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.stop();
  });

  it('a body without end, of which little is read', async () => {
    let written = 0;
    const outcome = await after((response) => {
      turns.huge(response);
      response.socket?.once('close', () => (written = response.socket?.bytesWritten ?? 0));
    });
    expect(outcome).toEqual({ kind: 'done' });
    await expect.poll(() => written).toBeGreaterThan(MAX_ANSWER_BYTES);
    expect(written).toBeLessThan(20_000_000);
  });

  it('silence, after the time that the participant is given', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    participant.script(turns.hang);
    const calling = participants({ timeoutMs: 3_000 }).call(aCall());
    await participant.heard(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await calling).toEqual({ kind: 'unknown', code: 'TIMEOUT' });
  });

  it('silence until the deadline, where that comes first', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    participant.script(turns.hang);
    const calling = participants().call(aCall({ deadline: Date.now() + 2_000 }));
    await participant.heard(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await calling).toEqual({ kind: 'unknown', code: 'TIMEOUT' });
  });

  it('a door that is closed: nothing was sent', async () => {
    const { url } = participant;
    await participant.stop();
    const calling = createWebhookParticipants({
      participants: new Map([[BILLING, settings(url)]]),
      secrets: { of: async () => [SECRET] },
      resolve: atLoopback,
      now: Date.now,
    }).call(aCall());
    expect(await calling).toEqual({ kind: 'failed', retryable: true, code: 'UNREACHABLE' });
    participant = await startScriptedParticipant();
  });
});

describe('is not begun', () => {
  it.each([
    ['a participant that is not configured', aCall({ participant: 'nobody' }), { code: 'NOT_CONFIGURED', retryable: false }],
    ['an action that is not its own', aCall({ action: 'erase' }), { code: 'NOT_CONFIGURED', retryable: false }],
    ['a call without time', aCall({ deadline: Date.now() + SHORTEST_ATTEMPT_MS - 1 }), { code: 'DEADLINE', retryable: true }],
  ])('%s', async (_, call, outcome) => {
    expect(await participants({ actions: ['provision'] }).call(call)).toEqual({ kind: 'failed', ...outcome });
    expect(participant.received).toEqual([]);
  });

  it('a call to a name that leads inside', async () => {
    const url = `https://billing.example:${participant.port}/hooks`;
    expect(await participants({ url, network: 'public' }).call(aCall())).toEqual({
      kind: 'failed',
      retryable: false,
      code: 'FORBIDDEN_ADDRESS',
    });
    expect(participant.received).toEqual([]);
  });
});

it('a name is asked for once, and the address that was checked is the one that is called', async () => {
  const asked: string[] = [];
  // A name that leads elsewhere the second time (DNS rebinding); no such name exists, so whoever asked the system would find nothing.
  const resolve: Resolve = async (hostname) => {
    asked.push(hostname);
    return [{ address: asked.length === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }];
  };
  const url = `http://billing.invalid:${participant.port}/hooks`;
  expect(await participants({ url }, { resolve }).call(aCall())).toEqual({ kind: 'done' });
  expect(asked).toEqual(['billing.invalid']);
  expect(participant.received[0]?.headers.host).toBe(`billing.invalid:${participant.port}`);
});
