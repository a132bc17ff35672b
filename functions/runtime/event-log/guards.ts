// Turns an aggregate's constraints into guards on items of the log; addresses become keyed hashes on the way.
import { createHash } from 'node:crypto';
import type { Constraint } from '../../../domain/kernel/aggregate.ts';
import type { Call, Guard, Keyring } from './ports.ts';

interface Holder {
  readonly streamId: string;
  readonly commitId: string;
}

/** In the order of the constraints, so that a guard's index is its constraint's. */
export const guardsFor = (
  constraints: readonly Constraint[],
  { streamId, commitId }: Holder,
  keyring: Pick<Keyring, 'hmac'>,
  call: Call,
): Promise<readonly Guard[]> =>
  Promise.all(
    constraints.map(async (constraint): Promise<Guard> => {
      if (constraint.kind === 'count') {
        return { kind: 'count', key: `count#${constraint.name}`, delta: constraint.delta, floor: constraint.floor };
      }
      const { kind, scope, value } = constraint;
      const key = `claim#${scope}#${await keyring.hmac(scope, value, call)}`;
      return kind === 'claim' ? { kind, key, owner: streamId, commitId } : { kind, key, owner: streamId };
    }),
  );

/** At most 36 characters. `spent` counts the tokens that this request found used for another body. */
export const appendToken = (commitId: string, version: number, spent: number): string =>
  createHash('sha256').update(`${commitId}@${version}#${spent}`).digest('hex').slice(0, 36);
