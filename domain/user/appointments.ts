// What the life of a user leaves open until a time: which event sets the time, and which function is called when it has come.
import type { UserEventType } from './events.ts';

export interface Appointment {
  /** Field of the event's public data with the time, or null where there is none. */
  readonly field: string;
  /** The function that is called; it decides anew whether there is still anything to do. */
  readonly run: 'ReactivateWhenDue' | 'PurgeWhenDue';
}

export const APPOINTMENTS = {
  UserSuspended: { field: 'until', run: 'ReactivateWhenDue' },
  UserDeleted: { field: 'purgeAfter', run: 'PurgeWhenDue' },
} as const satisfies Partial<Record<UserEventType, Appointment>>;
