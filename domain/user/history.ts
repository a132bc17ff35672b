// The past shapes of user events. A new schema version adds its upcaster here and leaves every stored event as it is.
import type { Upcasters } from '../kernel/upcaster.ts';
import type { UserEventType } from './events.ts';

export const userUpcasters: Upcasters & Partial<Record<UserEventType, Upcasters[string]>> = {};
