// The mails that were sent here, which is where they end: kept in memory for readers and on disk over a restart.
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
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
});
export type Mail = z.infer<typeof Mail>;

export interface Mailbox {
  add(mail: Mail): void;
  /** In the order they were sent. @param to only those to this address */
  list(to?: string): readonly Mail[];
  clear(): void;
}

/** @param dataDir undefined: memory only */
export const openMailbox = (dataDir: string | undefined): Mailbox => {
  const file = dataDir === undefined ? undefined : join(dataDir, 'mail.ndjson');
  const lines = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  let mails = lines.slice(-KEPT).map((line) => Mail.parse(JSON.parse(line)));
  return {
    add: (mail) => {
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(mail)}\n`);
      mails = [...mails, mail].slice(-KEPT);
    },
    list: (to) => mails.filter((mail) => to === undefined || mail.to.includes(to)),
    clear: () => {
      if (file !== undefined) rmSync(file, { force: true });
      mails = [];
    },
  };
};
