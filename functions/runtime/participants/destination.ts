// Where a call goes: the name is resolved once, every address it has is checked, and the connection is made to one of those.
import { lookup } from 'node:dns/promises';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { isAllowed, type Network } from './addresses.ts';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** @throws Error where the name has no address */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export interface Destination extends Address {
  readonly url: URL;
}

export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true });

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('No answer in time')), { once: true }));

/** `FORBIDDEN_ADDRESS` if any address is: a name that is half outside and half inside is not to be trusted. */
export const destinationOf = async (
  url: URL,
  network: Network,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<Result<Destination, 'FORBIDDEN_ADDRESS' | 'UNREACHABLE'>> => {
  const hostname = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  try {
    // A system's resolver cannot be called off, only left behind.
    const addresses = await Promise.race([resolve(hostname), aborted(signal)]);
    const [first] = addresses;
    if (first === undefined) return err('UNREACHABLE');
    return addresses.every(({ address }) => isAllowed(address, network)) ? ok({ url, ...first }) : err('FORBIDDEN_ADDRESS');
  } catch {
    return err('UNREACHABLE');
  }
};
