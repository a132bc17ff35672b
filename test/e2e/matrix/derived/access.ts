// Who may send a message: told by the gateway, told again by the function behind it, and the rule for what is one's own.
import type { Cell, Derive } from '../cell.ts';
import { expectGateway, expectProblem, expectSuccess } from '../expecting.ts';
import type { Sending } from '../case.ts';
import { type Definition, isPublic, type Parts } from '../message.ts';
import { pastTheGateway } from '../past-the-gateway.ts';
import { type Row, send } from '../row.ts';

const SELF = 'users:self';
const NOBODY_ELSE = 'somebody-else';

/** Every scope there is but those that are enough. */
const otherScopes = ({ definition, world }: Row): string => {
  const enough = new Set([...definition.scopes, SELF]);
  return world.directory.stack.issuer.scopes.filter((scope) => !enough.has(scope)).join(' ');
};

const guarded: readonly Cell[] = [
  {
    title: 'refuses who has no token',
    run: async (row) => expectGateway(await send(row, await row.shared(), { scope: null }), 401),
  },
  {
    title: 'refuses who has every scope but its own',
    run: async (row) => expectGateway(await send(row, await row.shared(), { scope: otherScopes(row) }), 403),
  },
  {
    title: 'refuses a request that comes past the gateway without claims',
    code: 'UNAUTHENTICATED',
    run: async (row) => expectProblem(row.definition, await pastTheGateway(row, await row.shared()), 'UNAUTHENTICATED'),
  },
  {
    title: 'refuses claims without its scope that come past the gateway',
    code: 'AUTHORIZATION_ERROR',
    run: async (row) =>
      expectProblem(row.definition, await pastTheGateway(row, await row.shared(), otherScopes(row)), 'AUTHORIZATION_ERROR'),
  },
];

const selfRuled: readonly Cell[] = [
  {
    title: 'takes users:self of the user itself',
    run: async (row) => {
      const parts = await row.fresh();
      expectSuccess(row.definition, await send(row, parts, { scope: SELF, subject: parts.path?.['id'] ?? '' }));
    },
  },
  {
    title: 'hides a user from users:self of another',
    code: 'NOT_FOUND',
    run: async (row) => {
      const { id } = await row.world.user();
      expectProblem(row.definition, await send(row, await row.shared(), { scope: SELF, subject: id }), 'NOT_FOUND');
    },
  },
];

const notSelfRuled: readonly Cell[] = [
  {
    title: 'refuses users:self, also of the user itself',
    run: async (row) => {
      const parts = await row.shared();
      expectGateway(await send(row, parts, { scope: SELF, subject: parts.path?.['id'] ?? NOBODY_ELSE }), 403);
    },
  },
];

const takes = async (row: Row, scope: string): Promise<void> => {
  const { ask = row.fresh, code } = row.case.scopes?.[scope] ?? {};
  const { subject, ...parts }: Parts & Pick<Sending, 'subject'> = await ask(row.world);
  const answer = await send(row, parts, { scope, ...(subject === undefined ? {} : { subject }) });
  if (code === undefined) expectSuccess(row.definition, answer);
  else expectProblem(row.definition, answer, code);
};

/** The first scope is what the other cells are sent with. */
const furtherScopes = ({ scopes }: Definition): Cell[] =>
  scopes.slice(1).map((scope) => ({ title: `takes ${scope}`, run: (row) => takes(row, scope) }));

const selfRule = ({ self, scopes }: Definition): readonly Cell[] => {
  if (self) return selfRuled;
  return scopes.includes(SELF) ? [] : notSelfRuled;
};

export const access: Derive = (definition) =>
  isPublic(definition) ? [] : [...guarded, ...selfRule(definition), ...furtherScopes(definition)];
