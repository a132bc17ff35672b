// Where the events go that a function failed on when it ran asynchronously (AWS::Lambda::EventInvokeConfig).
import * as z from 'zod';
import { evaluate } from '../iam/evaluate.ts';
import { onFailureRequirements } from '../iam/service-requirements.ts';
import type { DeployedModel } from '../model.ts';
import { functionArn } from './functions.ts';
import { fail, parseResource } from './parse-resource.ts';

// Other numbers of attempts, and destinations of successes, would behave otherwise, and are unknown on purpose.
const schema = z.strictObject({
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string().startsWith('arn:aws:sqs:') }) }),
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
});

/** Function ARN -> queue ARN. @throws TemplateError where the function's role may not send there, as the account refuses to deploy it */
export const readOnFailure = ({ resources, functions }: Pick<DeployedModel, 'resources' | 'functions'>): ReadonlyMap<string, string> =>
  new Map(
    resources
      .filter(({ type }) => type === 'AWS::Lambda::EventInvokeConfig')
      .map((resource) => {
        const { FunctionName, DestinationConfig } = parseResource(resource, schema);
        const arn = functionArn(resource, FunctionName, resources);
        const queue = DestinationConfig.OnFailure.Destination;
        const policy = functions.find((candidate) => candidate.arn === arn)?.policy ?? [];
        if (onFailureRequirements(queue).some((needed) => evaluate(policy, needed) !== 'allow'))
          return fail(resource, `the role of ${arn} may not send to ${queue}`);
        return [arn, queue];
      }),
  );
