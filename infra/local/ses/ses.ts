// SES: takes a mail as the service does and puts it into the mailbox of the stack. Nothing leaves the machine.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type ServiceBackend, ServiceError } from '../ports.ts';
import type { Mailbox } from './mailbox.ts';

/** Of one message. Source: Quotas in the Amazon SES Developer Guide. */
const MAX_RECIPIENTS = 50;

/** The tag by which mails say whom they are about. */
const ABOUT = 'userId';

const Part = z.strictObject({ Data: z.string(), Charset: z.literal('UTF-8').optional() });
// Templates, raw messages and attachments are not emulated, and unknown on purpose.
const SendEmail = z.strictObject({
  FromEmailAddress: z.email(),
  Destination: z.strictObject({ ToAddresses: z.array(z.email()).min(1).max(MAX_RECIPIENTS) }),
  EmailTags: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).optional(),
  Content: z.strictObject({
    Simple: z.strictObject({ Subject: Part, Body: z.strictObject({ Text: Part.optional(), Html: Part.optional() }) }),
  }),
});

/** @param now epoch milliseconds */
export const createSes = (mailbox: Mailbox, now: () => number): ServiceBackend => ({
  handle: async ({ body }) => {
    const asked = SendEmail.safeParse(body);
    // Addresses are personal: what is wrong is named, what was given is not.
    if (!asked.success) throw new ServiceError('BadRequestException', asked.error.issues.map(({ path }) => path.join('.')).join(', '));
    const { FromEmailAddress: from, Destination, Content, EmailTags = [] } = asked.data;
    const { Subject, Body } = Content.Simple;
    const id = randomUUID();
    const parts = { text: Body.Text?.Data ?? null, html: Body.Html?.Data ?? null };
    const userId = EmailTags.find(({ Name }) => Name === ABOUT)?.Value ?? null;
    mailbox.add({ id, at: new Date(now()).toISOString(), from, to: Destination.ToAddresses, subject: Subject.Data, ...parts, userId });
    return { MessageId: id };
  },
});
