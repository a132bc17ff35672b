// What a function is told of the participants, and every way in which that can be wrong.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readParticipants } from '../../../../functions/runtime/participants/configuration.ts';
import { settings } from '../../../kit/participants.ts';

afterEach(() => void vi.unstubAllEnvs());

const told = (...participants: readonly unknown[]) => {
  vi.stubEnv('PARTICIPANTS', JSON.stringify(participants));
  return readParticipants();
};

const billing = settings('https://billing.example/hooks', { network: 'public' });

describe('the participants', () => {
  it('are found by name', () => expect(told(billing).get('billing')).toEqual(billing));
  it('can be none', () => expect(told().size).toBe(0));
  it('of a stage on one machine can do without TLS', () =>
    expect(told({ ...billing, url: 'http://127.0.0.1:4000', network: 'loopback' }).size).toBe(1));

  it.each([
    ['a public participant without TLS', { url: 'http://billing.example' }],
    ['another protocol', { url: 'ftp://billing.example', network: 'loopback' }],
    ['credentials in the URL', { url: 'https://user:planted@billing.example' }],
    ['no action', { actions: [] }],
    ['an unknown action', { actions: ['promote'] }],
    ['too long a time', { timeoutMs: 10_001 }],
    ['no room', { concurrency: 0 }],
    ['a name that no metric should have', { name: 'Bill ing' }],
    ['an unknown field', { secret: 'planted' }],
  ])('cannot have %s', (_, wrong) => {
    const reading = (): unknown => told({ ...billing, ...wrong });
    expect(reading).toThrow(expect.objectContaining({ name: 'ConfigurationError', message: 'PARTICIPANTS is not a list of participants' }));
  });

  it('must be said', () => {
    vi.stubEnv('PARTICIPANTS', undefined);
    expect(readParticipants).toThrow('PARTICIPANTS is not set');
  });
});
