// Where personal data may be, each with the reason. A place that holds none of it any more does not belong here.
import type { Kind } from './scan.ts';

interface Allowed {
  readonly store: string;
  readonly kinds: readonly Kind[];
  readonly why: string;
}

export const ALLOWED: readonly Allowed[] = [
  {
    store: 'table Directory',
    kinds: ['email', 'name', 'externalId', 'reason'],
    why: 'It is what queries answer from, encrypted at rest; an erasure deletes the row.',
  },
  { store: 'table Search', kinds: ['email', 'name'], why: 'The words by which people are found; an erasure deletes them.' },
  { store: 'mail', kinds: ['email', 'name', 'token'], why: 'Captured instead of sent; no account has it.' },
];

/** As the scan writes places. */
export const allowedPlaces = (): readonly string[] =>
  ALLOWED.flatMap(({ store, kinds }) => kinds.map((kind) => `${store}: ${kind} (plain)`));
