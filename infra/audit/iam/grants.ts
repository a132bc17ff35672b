// Every statement of every policy of a stage, wherever a resource holds one: of roles, and of resources themselves.
import type { Resource } from '../../local/model.ts';

export interface Grant {
  /** Stage and logical id of the resource that holds it */
  readonly where: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Only in a policy of a resource: who may. */
  readonly principals: readonly string[] | undefined;
  readonly conditional: boolean;
  /** It allows everything but what it names. */
  readonly inverted: boolean;
}

type Json = Readonly<Record<string, unknown>>;

const list = (value: unknown): readonly string[] => (value === undefined ? [] : [value].flat().map(String));

const principalsOf = (principal: unknown): readonly string[] | undefined => {
  if (principal === undefined) return undefined;
  return typeof principal === 'object' ? Object.values(principal as Json).flatMap(list) : list(principal);
};

const grant = (where: string, statement: Json): Grant => ({
  where,
  effect: String(statement.Effect),
  actions: list(statement.Action),
  resources: list(statement.Resource),
  principals: principalsOf(statement.Principal),
  conditional: statement.Condition !== undefined,
  inverted: ['NotAction', 'NotResource', 'NotPrincipal'].some((key) => key in statement),
});

/** A policy document can stand anywhere in the properties of a resource; a new type of resource needs no line here. */
const statementsIn = (value: unknown): readonly Json[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'Statement' in value ? ([value.Statement].flat() as Json[]) : [];
  return [...own, ...Object.values(value).flatMap(statementsIn)];
};

export const grantsOf = ({ logicalId, properties }: Resource): readonly Grant[] =>
  statementsIn(properties).map((statement) => grant(logicalId, statement));
