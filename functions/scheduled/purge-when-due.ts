// PurgeWhenDue: the grace of a deletion has passed.
import { purgeUser } from '../../domain/user/decide/purge-user.ts';
import { composeErasure } from '../runtime/compose-erasure.ts';
import { erase } from '../runtime/erasure/erase.ts';
import { serveDue } from '../runtime/scheduling/serve-due.ts';

export const handler = serveDue(
  'PurgeWhenDue',
  ({ due }) =>
    (state, context) =>
      purgeUser({ purgeAfter: due }, state, context),
  () => {
    const ports = composeErasure();
    return (request) => erase(request, ports);
  },
);
