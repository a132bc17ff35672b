// EraseUser: ends the grace of a deleted user, and begins its erasure or finds the one that was begun.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { requestErasure } from '../../domain/user/decide/request-erasure.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { erasureOf } from '../runtime/erasure/begin-erasure.ts';
import { beginning } from '../runtime/http/beginning.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = beginning('EraseUser', COMMANDS.EraseUser, ({ params: { id: userId }, body }) => ({
  userId,
  kind: 'erasure',
  process: erasureOf(userId),
  decide: (state, context) => requestErasure({ userId, ...body }, state, context),
  waits: {},
  answer: (processId) => ({ processId }),
}));

export const handler = serve(endpoint, composeBeginning);
