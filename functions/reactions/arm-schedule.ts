// ArmSchedule: makes the one-off schedule that ends a suspension or purges a deleted user at its time.
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { requestHandler } from '../runtime/aws/clients.ts';
import { createSchedules } from '../runtime/aws/schedules.ts';
import { environment } from '../runtime/config/environment.ts';
import { serveArming } from '../runtime/scheduling/serve-arming.ts';
import { tracedClient } from '../runtime/telemetry/tracer.ts';

export const handler = serveArming(() =>
  createSchedules(tracedClient(new SchedulerClient({ requestHandler })), {
    group: environment('SCHEDULE_GROUP'),
    roleArn: environment('SCHEDULE_ROLE_ARN'),
    deadLettersArn: environment('SCHEDULE_DEAD_LETTERS_ARN'),
    functionArns: {
      ReactivateWhenDue: environment('REACTIVATE_WHEN_DUE_ARN'),
      PurgeWhenDue: environment('PURGE_WHEN_DUE_ARN'),
    },
  }),
);
