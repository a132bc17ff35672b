// The port to one-off schedules: a function is called, once or more, at a time or soon after it, with what it was armed with.
import * as z from 'zod';
import type { Appointment } from '../../../domain/user/appointments.ts';
import { UserId } from '../../../domain/user/user.ts';
import { Timestamp } from '../../../domain/user/values/timestamp.ts';

/** What a schedule holds, for as long as it waits: ids and a time, nothing personal. */
export const Due = z.strictObject({
  userId: UserId,
  /** The event that set the time. */
  eventId: z.string(),
  correlationId: z.string(),
  /** As the event has it. */
  due: Timestamp,
  /** Of the command that set the time, where it was traced. */
  traceparent: z.string().optional(),
});
export type Due = Readonly<z.output<typeof Due>>;

export interface ScheduleRequest {
  /** One schedule per name: arming it again changes nothing. */
  readonly name: string;
  /** epoch milliseconds, a whole second */
  readonly at: number;
  readonly run: Appointment['run'];
  readonly input: Due;
}

export interface Schedules {
  arm(request: ScheduleRequest): Promise<void>;
}
