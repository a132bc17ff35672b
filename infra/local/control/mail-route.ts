// `/_local/mail`: the mails that were sent on this stack.
import { jsonAnswer } from '../http-api/response.ts';
import type { HttpAnswer } from '../http-api/response.ts';
import type { Mailbox } from '../ses/mailbox.ts';

export const answerMail = (mailbox: Mailbox, to: string | null): HttpAnswer =>
  jsonAnswer(200, { items: mailbox.list(to ?? undefined) }, { 'cache-control': 'no-store' });

export const forgetMail = (mailbox: Mailbox): HttpAnswer => {
  mailbox.clear();
  return { status: 204, headers: {}, body: Buffer.alloc(0) };
};
