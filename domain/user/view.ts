// A user as the API shows it, and how it is made from the state.
import * as z from 'zod';
import type { LiveUser } from './state.ts';
import { UserId } from './ids.ts';
import { Email } from './values/email.ts';
import { ExternalId } from './values/external-id.ts';
import { PersonName } from './values/name.ts';
import { Reason } from './values/reason.ts';
import { Role } from './values/role.ts';
import { PendingReason, Status } from './values/status.ts';
import { Timestamp } from './values/timestamp.ts';

export const User = z
  .object({
    id: UserId,
    email: Email,
    name: PersonName,
    status: Status,
    role: Role,
    externalId: ExternalId.nullable(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    version: z
      .int()
      .min(1)
      .meta({ description: 'Of the last change; also the ETag.', examples: [3] }),
    pendingReason: PendingReason.nullable(),
    suspension: z.object({ reason: Reason, until: Timestamp.nullable() }).nullable(),
    deletion: z.object({ purgeAfter: Timestamp }).nullable(),
  })
  .meta({ id: 'User', description: 'A user of the directory.' });
export type User = Readonly<z.output<typeof User>>;

export const toUser = (id: UserId, version: number, state: LiveUser): User => ({
  id,
  email: state.email,
  name: state.name,
  status: state.status,
  role: state.role,
  externalId: state.externalId,
  createdAt: state.createdAt,
  updatedAt: state.updatedAt,
  version,
  pendingReason: state.status === 'pending' ? state.pendingReason : null,
  suspension: state.status === 'suspended' ? state.suspension : null,
  deletion: state.status === 'deleted' ? state.deletion : null,
});
