// Which addresses may be called. A name in a URL can lead anywhere, also to this network's own insides (server-side request forgery).
import ipaddr from 'ipaddr.js';

/** `loopback` is for a stage that runs on one machine, with its participants beside it. */
export type Network = 'public' | 'loopback';

/** All that IANA has given out as global IPv6. What lies outside, such as `::127.0.0.1`, can be another way to write an inner address. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** False for what is no address: it errs towards refusing. */
export const isAllowed = (address: string, network: Network): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (network === 'loopback') return parsed.range() === 'loopback';
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6));
};
