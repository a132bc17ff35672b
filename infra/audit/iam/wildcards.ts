// What is granted too widely: any action, any resource, to anybody, or in a way that others decide on.
import type { Resource } from '../../local/model.ts';
import type { Found } from '../accepted.ts';
import { type Grant, grantsOf } from './grants.ts';

const isWide = (name: string): boolean => /[*?]/u.test(name);

/** Of a policy of a resource `*` means this resource. */
const wideResources = ({ actions, resources, principals }: Grant): readonly string[] =>
  principals === undefined ? resources.filter(isWide).flatMap((resource) => actions.map((action) => `may ${action} on ${resource}`)) : [];

const wideIn = (grant: Grant): readonly string[] => {
  if (grant.effect !== 'Allow') return [];
  return [
    ...grant.actions.filter(isWide).map((action) => `may ${action}`),
    ...wideResources(grant),
    ...(grant.inverted ? ['may everything but what it names'] : []),
    ...((grant.principals?.includes('*') ?? false) && !grant.conditional ? ['lets anybody in'] : []),
  ];
};

/** What such a policy allows is AWS's to change. */
const managedPolicies = ({ type, properties }: Resource): readonly string[] =>
  type === 'AWS::IAM::Role' ? ((properties.ManagedPolicyArns ?? []) as string[]).map((arn) => `has the managed policy ${arn}`) : [];

/** A service calls in the name of whoever asks it to, unless it is said of whom. */
const openPermission = ({ type, properties }: Resource): readonly string[] =>
  type === 'AWS::Lambda::Permission' && properties.SourceArn === undefined
    ? [`lets ${String(properties.Principal)} call for anybody's resource`]
    : [];

export const wildcards = (resources: readonly Resource[]): readonly Found[] =>
  resources.flatMap((resource) =>
    [...grantsOf(resource).flatMap(wideIn), ...managedPolicies(resource), ...openPermission(resource)].map((what) => ({
      where: resource.logicalId,
      what,
    })),
  );
