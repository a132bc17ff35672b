// Arms the schedule that an event of the bus asks for. The bus delivers at least once, so the schedule is named after the event.
import * as z from 'zod';
import { APPOINTMENTS, type Appointment } from '../../../domain/user/appointments.ts';
import { UserId } from '../../../domain/user/user.ts';
import { Timestamp } from '../../../domain/user/values/timestamp.ts';
import type { Schedules } from './schedules.ts';

const MINUTE_MS = 60_000;
/** A time that is over or nearly so is put off this far: by then the schedule exists. */
const LEAD_MS = MINUTE_MS;

/** What arming needs of an outward event; the rest of it may grow. */
export const ArmingEvent = z.object({
  eventId: z.string(),
  userId: UserId,
  type: z.enum(['UserSuspended', 'UserDeleted']),
  correlationId: z.string(),
  traceparent: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});
export type ArmingEvent = Readonly<z.output<typeof ArmingEvent>>;

/** The service fires at any second of the minute it is given: the first whole minute after a time is never too early. */
export const firingTime = (due: number, now: number): number => Math.ceil(Math.max(due, now + LEAD_MS) / MINUTE_MS) * MINUTE_MS;

/** false: the event sets no time. */
export const arm = async (event: ArmingEvent, schedules: Schedules, now: number): Promise<boolean> => {
  const { eventId, userId, correlationId, traceparent, type, data } = event;
  const { field, run }: Appointment = APPOINTMENTS[type];
  if (data[field] === null) return false;
  const due = Timestamp.parse(data[field]);
  const name = eventId.replace('@', '-');
  const input = { userId, eventId, correlationId, due, ...(traceparent === undefined ? {} : { traceparent }) };
  await schedules.arm({ name, at: firingTime(Date.parse(due), now), run, input });
  return true;
};
