// What the API answers to an invitation.
import * as z from 'zod';
import { ProcessId } from '../process/ids.ts';
import { UserId } from './ids.ts';
import { InvitationId } from './invitation.ts';
import { Timestamp } from './values/timestamp.ts';

export const Invited = z
  .object({ invitationId: InvitationId, userId: UserId, expiresAt: Timestamp, processId: ProcessId })
  .meta({ id: 'Invited', description: 'An invitation, the pending user it made, and the process that waits for the answer.' });
export type Invited = Readonly<z.output<typeof Invited>>;
