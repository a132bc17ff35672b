// One-off schedules in Amazon EventBridge Scheduler, which deletes each once its target has taken the call.
import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import type { Appointment } from '../../../domain/user/appointments.ts';
import type { Schedules } from '../scheduling/schedules.ts';

export interface SchedulePlan {
  readonly group: string;
  /** The role with which the service calls the functions. */
  readonly roleArn: string;
  readonly deadLettersArn: string;
  readonly functionArns: Readonly<Record<Appointment['run'], string>>;
}

const SECOND_FORMAT = 'yyyy-mm-ddThh:mm:ss'.length;

export const createSchedules = (client: SchedulerClient, plan: SchedulePlan): Schedules => ({
  arm: async ({ name, at, run, input }) => {
    const command = new CreateScheduleCommand({
      Name: name,
      GroupName: plan.group,
      ClientToken: name.replaceAll('.', '-'),
      ScheduleExpression: `at(${new Date(at).toISOString().slice(0, SECOND_FORMAT)})`,
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: plan.functionArns[run],
        RoleArn: plan.roleArn,
        Input: JSON.stringify(input),
        DeadLetterConfig: { Arn: plan.deadLettersArn },
      },
    });
    try {
      await client.send(command);
    } catch (error) {
      // It waits already: the event came twice.
      if (!(error instanceof ConflictException)) throw error;
    }
  },
});
