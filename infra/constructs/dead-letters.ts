// A queue for what was given up, kept as long as SQS can until people look at it.
import { Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { type IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DEAD_LETTER_RETENTION } from '../limits.ts';
import type { ServiceFunction } from './service-function.ts';

export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: DEAD_LETTER_RETENTION,
    });
    Validations.of(this).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is a dead-letter queue, of rules, schedules and functions.' });
  }

  /** @param sourceArn on whose behalf the service sends */
  takeFrom(service: IPrincipal, sourceArn: string): void {
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [service],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': sourceArn } },
      }),
    );
  }

  /** What the function fails on, after the two more attempts that Lambda makes by itself, when it is called asynchronously. */
  takeFailuresOf(from: ServiceFunction): void {
    from.allow(['sqs:SendMessage'], [this.queue.queueArn]);
    new EventInvokeConfig(from, 'Failures', {
      function: from.lambda,
      onFailure: { bind: () => ({ destination: this.queue.queueArn }) },
    });
  }
}
