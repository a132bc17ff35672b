// Everything a role must be allowed for one AWS call, and the refusal that AWS answers where it is not.
import type { DeployedModel, FunctionModel } from '../model.ts';
import { type Service, ServiceError } from '../ports.ts';
import { DYNAMODB_RULES } from './dynamodb-requirements.ts';
import { evaluate, type Requirement } from './evaluate.ts';
import {
  EVENTS_RULES,
  type Lookup,
  KMS_RULES,
  LAMBDA_RULES,
  SCHEDULER_RULES,
  SECRETS_RULES,
  SES_RULES,
  type ServiceRule,
  SQS_RULES,
  STATES_RULES,
  STREAMS_RULES,
} from './service-requirements.ts';

export interface Scope {
  readonly model: Pick<DeployedModel, 'tables' | 'resources'>;
  readonly lookup: Lookup;
}

const RULES: Readonly<Record<Exclude<Service, 'dynamodb'>, Readonly<Record<string, ServiceRule>>>> = {
  streams: STREAMS_RULES,
  events: EVENTS_RULES,
  kms: KMS_RULES,
  sqs: SQS_RULES,
  lambda: LAMBDA_RULES,
  scheduler: SCHEDULER_RULES,
  secretsmanager: SECRETS_RULES,
  states: STATES_RULES,
  ses: SES_RULES,
};

/** @throws ServiceError AccessDeniedException for an operation whose permissions are not known here */
export const requirements = (service: Service, operation: string, body: Readonly<Record<string, unknown>>, scope: Scope): Requirement[] => {
  if (service === 'dynamodb') {
    const rule = DYNAMODB_RULES[operation];
    if (rule) return rule(body, scope.model.tables);
  } else {
    const rule = RULES[service][operation];
    if (rule) return rule(body, scope.lookup);
  }
  throw new ServiceError(
    'AccessDeniedException',
    `The local stack does not know which permissions ${service}:${operation} needs, so it refuses the call`,
  );
};

const roleName = (caller: FunctionModel, scope: Scope): string => {
  const role = scope.model.resources.find(({ arn }) => arn === caller.arn)?.properties['Role'];
  return typeof role === 'string' ? (role.split('/').at(-1) ?? caller.name) : caller.name;
};

/** Lets the call pass or answers as AWS does. @throws ServiceError AccessDeniedException */
export const authorize = (caller: FunctionModel, needed: readonly Requirement[], scope: Scope): void => {
  for (const requirement of needed) {
    const decision = evaluate(caller.policy, requirement);
    if (decision === 'allow') continue;
    const { action, resource } = requirement;
    const user = `arn:aws:sts::${caller.arn.split(':')[4]}:assumed-role/${roleName(caller, scope)}/${caller.name}`;
    const because =
      decision === 'explicit deny'
        ? 'with an explicit deny in an identity-based policy'
        : `because no identity-based policy allows the ${action} action`;
    throw new ServiceError(
      'AccessDeniedException',
      `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${because}`,
    );
  }
};
