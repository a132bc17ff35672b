// The grants that are wide because AWS has nothing narrower to offer.
import type { Accepted } from '../accepted.ts';

export const ACCEPTED_WILDCARDS: readonly Accepted[] = [
  {
    what: /^may xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets) on \*$/u,
    reason: 'X-Ray has no resources to name: these actions are granted on * or not at all.',
  },
  {
    what: /^may logs:(CreateLogDelivery|DeleteLogDelivery|DescribeLogGroups|DescribeResourcePolicies|GetLogDelivery|ListLogDeliveries|PutResourcePolicy|UpdateLogDelivery) on \*$/u,
    reason: 'Step Functions sets the delivery of its logs up with these actions, which have no resources to name.',
  },
  {
    what: /^may logs:(CreateLogStream|PutLogEvents) on arn:aws:logs:[^*]+:log-group:[^*]+:\*$/u,
    reason: 'The ARN of a log group ends in :*, which means the streams of this one group.',
  },
  {
    what: /^may scheduler:CreateSchedule on arn:aws:scheduler:[^*]+:schedule\/[^*/]+\/\*$/u,
    reason: 'A schedule is named after its event, so it cannot be named before; the group is named.',
  },
  {
    what: /^may kms:\*$/u,
    reason: "The key's own policy gives the key to its account, as AWS advises; who in the account may use it is granted role by role.",
  },
  {
    where: 'NotificationsKeyADCFA950',
    what: /^may kms:GenerateDataKey\*$/u,
    reason: 'CloudWatch needs GenerateDataKey and GenerateDataKeyWithoutPlaintext to publish to an encrypted topic.',
  },
];
