// Addresses that must not be called, in every way to write them.
import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../../../functions/runtime/participants/addresses.ts';
import { type Address, destinationOf, systemResolve } from '../../../../functions/runtime/participants/destination.ts';

const INNER = [
  ['this host', '0.0.0.0'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.254'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '192.168.1.1'],
  ['instance metadata', '169.254.169.254'],
  ['link-local', '169.254.0.1'],
  ['shared', '100.64.0.1'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['documentation', '203.0.113.1'],
  ['loopback', '::1'],
  ['unspecified', '::'],
  ['unique local', 'fd00::1'],
  ['instance metadata', 'fd00:ec2::254'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['IPv4-mapped', '::ffff:127.0.0.1'],
  ['IPv4-mapped, public', '::ffff:8.8.8.8'],
  ['IPv4-compatible', '::127.0.0.1'],
  ['IPv4-compatible', '::7f00:1'],
  ['not given out', '4000::1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001::1'],
  ['site-local', 'fec0::1'],
  ['no address', 'localhost'],
] as const;

describe('a public participant', () => {
  it.each(INNER)('is not at %s %s', (_, address) => expect(isAllowed(address, 'public')).toBe(false));
  it.each(['8.8.8.8', '2600:1f18::1'])('can be at %s', (address) => expect(isAllowed(address, 'public')).toBe(true));
});

describe('a participant of a stage on one machine', () => {
  it.each(['127.0.0.1', '::1'])('is at %s', (address) => expect(isAllowed(address, 'loopback')).toBe(true));
  it.each(['8.8.8.8', '10.0.0.1', '169.254.169.254', '::ffff:127.0.0.1'])('is not at %s', (address) =>
    expect(isAllowed(address, 'loopback')).toBe(false),
  );
});

const never = new AbortController().signal;
const to = (url: string, ...addresses: readonly Address[]) => destinationOf(new URL(url), 'public', async () => addresses, never);
const forbidden = { ok: false, error: 'FORBIDDEN_ADDRESS' };

describe('a name', () => {
  it.each([
    'https://127.0.0.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://localhost',
  ])('that says %s is refused', async (url) =>
    expect(await destinationOf(new URL(url), 'public', systemResolve, never)).toEqual(forbidden),
  );

  it('that leads inside and outside is refused whole', async () => {
    const outside = { address: '8.8.8.8', family: 4 };
    expect(await to('https://billing.example', outside, { address: '10.0.0.1', family: 4 })).toEqual(forbidden);
    expect(await to('https://billing.example', outside)).toMatchObject({ ok: true, value: outside });
  });

  it('that leads nowhere, or only in too long a time, is not reached', async () => {
    const unreachable = { ok: false, error: 'UNREACHABLE' };
    expect(await to('https://billing.example')).toEqual(unreachable);
    const patience = new AbortController();
    const resolving = destinationOf(new URL('https://billing.example'), 'public', () => new Promise(() => undefined), patience.signal);
    patience.abort();
    expect(await resolving).toEqual(unreachable);
  });
});
