// Mail through SES.
import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer } from './mailer.ts';

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** @param sender an address whose domain SES has verified */
export const createSesMailer = (client: SESv2Client, sender: string): Mailer => ({
  send: async ({ to, subject, text, html }, userId) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [to] },
        ...(userId === undefined ? {} : { EmailTags: [{ Name: 'userId', Value: userId }] }),
        Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
      }),
    );
  },
});
