// The certificate of an erasure: what was erased, when, at whose word, and which participants acknowledged it. Ids and times only.
import * as z from 'zod';
import { UserId } from '../user/ids.ts';
import { Timestamp } from '../user/values/timestamp.ts';

/** What is erased here, in the order it is done. */
export const ERASED = ['claims', 'key', 'read-models'] as const;

export const Certificate = z
  .object({
    userId: UserId,
    requestedAt: Timestamp,
    requestedBy: z.string().meta({ description: 'Subject of the token that asked for it, or `schedule`.', examples: ['an-operator'] }),
    erasedAt: Timestamp.meta({ description: 'When it was recorded; the key was destroyed right after.' }),
    eventId: z.string().meta({ description: 'Of the UserErased in the log.', examples: ['user_0190f3a27c5b7e1d8a46c3b2f1e0d9c8@4.0'] }),
    erased: z.array(z.enum(ERASED)).meta({ description: 'What was erased here.' }),
    participants: z
      .array(z.object({ name: z.string().meta({ examples: ['sample'] }), acknowledgedAt: Timestamp }))
      .meta({ description: 'Who acknowledged that they have erased the user too.' }),
    issuedAt: Timestamp,
  })
  .meta({ id: 'ErasureCertificate', description: 'That a user was erased; it holds nothing personal.' });
export type Certificate = Readonly<z.output<typeof Certificate>>;
