// The mails that were sent here, which is where they end: kept in memory for readers and on disk over a restart.
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const KEPT = 1_000;

export const Mail = z.object({
  id: z.string(),
  at: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  /** Whom it is about, where the sender said so. */
  userId: z.string().nullable().default(null),
});
export type Mail = z.infer<typeof Mail>;

export interface Mailbox {
  add(mail: Mail): void;
  /** In the order they were sent. @param to only those to this address */
  list(to?: string): readonly Mail[];
  /** All mails about a user, and all others to the addresses that those went to. */
  forget(userId: string): void;
  clear(): void;
}

const textOf = (mail: Mail): string => `${JSON.stringify(mail)}\n`;

/** @param dataDir undefined: memory only */
export const openMailbox = (dataDir: string | undefined): Mailbox => {
  const file = dataDir === undefined ? undefined : join(dataDir, 'mail.ndjson');
  const lines = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  let mails = lines.slice(-KEPT).map((line) => Mail.parse(JSON.parse(line)));
  return {
    add: (mail) => {
      if (file !== undefined) appendFileSync(file, textOf(mail));
      mails = [...mails, mail].slice(-KEPT);
    },
    list: (to) => mails.filter((mail) => to === undefined || mail.to.includes(to)),
    forget: (userId) => {
      const addresses = new Set(mails.filter((mail) => mail.userId === userId).flatMap(({ to }) => to));
      const left = mails.filter(({ to }) => !to.some((address) => addresses.has(address)));
      if (left.length === mails.length) return;
      mails = left;
      if (file === undefined) return;
      writeFileSync(`${file}.new`, mails.map(textOf).join(''));
      renameSync(`${file}.new`, file);
    },
    clear: () => {
      if (file !== undefined) rmSync(file, { force: true });
      mails = [];
    },
  };
};
