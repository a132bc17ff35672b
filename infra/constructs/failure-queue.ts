// Where the readers of the log leave batches that they gave up, and how a function takes them from there.
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DEAD_LETTER_RETENTION, FAILURE_QUEUE } from '../limits.ts';
import type { ServiceFunction } from './service-function.ts';

const SECURE = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/** Its messages name a batch by shard and sequence numbers; the commits themselves stay in the stream. */
export class FailureQueue extends Construct {
  private readonly queue: Queue;
  private readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', { ...SECURE, retentionPeriod: DEAD_LETTER_RETENTION });
    this.queue = new Queue(this, 'Queue', {
      ...SECURE,
      visibilityTimeout: FAILURE_QUEUE.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: FAILURE_QUEUE.maxReceiveCount },
    });
  }

  get arn(): string {
    return this.queue.queueArn;
  }

  /** What could not even be parked. */
  get deadLettersUrl(): string {
    return this.deadLetters.queueUrl;
  }

  grantSend(to: ServiceFunction): void {
    to.allow(['sqs:SendMessage'], [this.queue.queueArn]);
  }

  feed(to: ServiceFunction): void {
    to.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [this.queue.queueArn]);
    new EventSourceMapping(to, 'Failures', {
      target: to.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: FAILURE_QUEUE.batchSize,
      reportBatchItemFailures: true,
    });
  }
}
