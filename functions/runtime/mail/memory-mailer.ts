// Mail in memory, for tests.
import type { Mail, Mailer } from './mailer.ts';

export interface MemoryMailer extends Mailer {
  readonly sent: readonly Mail[];
}

export const createMemoryMailer = (): MemoryMailer => {
  const sent: Mail[] = [];
  return {
    sent,
    send: async (mail) => {
      sent.push(mail);
    },
  };
};
