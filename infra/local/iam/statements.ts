// Turns a policy document into statements. An element that cannot be judged is an error, never ignored.
import * as z from 'zod';
import type { Statement } from '../model.ts';
import { checkCondition, PolicyError } from './conditions.ts';

const scalar = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const oneOrMany = z.union([scalar.transform((value) => [value]), z.array(scalar)]);

const statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: oneOrMany.optional(),
    NotAction: oneOrMany.optional(),
    Resource: oneOrMany.optional(),
    NotResource: oneOrMany.optional(),
    Condition: z.record(z.string(), z.record(z.string(), oneOrMany)).default({}),
  })
  .refine((value) => (value.Action === undefined) !== (value.NotAction === undefined), 'needs either Action or NotAction')
  .refine((value) => (value.Resource === undefined) !== (value.NotResource === undefined), 'needs either Resource or NotResource');

const policyDocument = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.string().optional(),
  Statement: z.preprocess((value) => [value].flat(), z.array(statement)),
});

/** @throws PolicyError naming every element, condition operator or condition key that is not known */
export const parsePolicy = (source: unknown): Statement[] => {
  const result = policyDocument.safeParse(source);
  if (!result.success) throw new PolicyError(z.prettifyError(result.error));
  return result.data.Statement.map(({ Effect, Action, NotAction, Resource, NotResource, Condition }) => {
    const variable = [...(Resource ?? []), ...(NotResource ?? [])].find((resource) => resource.includes('${'));
    if (variable) throw new PolicyError(`the policy variable in ${variable} is not known`);
    for (const [operator, keys] of Object.entries(Condition)) for (const key of Object.keys(keys)) checkCondition(operator, key);
    return {
      effect: Effect,
      actions: Action ?? [],
      ...(NotAction && { notActions: NotAction }),
      resources: Resource ?? [],
      ...(NotResource && { notResources: NotResource }),
      conditions: Condition,
    };
  });
};
