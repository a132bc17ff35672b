// ValidateUsers: which of many values would be accepted, and why not. It asks no store: the rules are all in the code.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { ok } from '../../domain/kernel/result.ts';
import { validateUsers } from '../../domain/user/validate-users.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = query('ValidateUsers', QUERIES.ValidateUsers, async ({ body }) => ok({ body: validateUsers(body.items) }));

export const handler = serve(endpoint, () => undefined);
