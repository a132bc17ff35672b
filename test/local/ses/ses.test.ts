// SES on this machine: what is sent is kept and shown, what the service would refuse is refused, without repeating an address.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FunctionModel } from '../../../infra/local/model.ts';
import { openJournal } from '../../../infra/local/eventbridge/journal.ts';
import { forgettingErased } from '../../../infra/local/ses/forget-erased.ts';
import { openMailbox } from '../../../infra/local/ses/mailbox.ts';
import { createSes } from '../../../infra/local/ses/ses.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const GOOD = {
  FromEmailAddress: 'directory@example.com',
  Destination: { ToAddresses: ['ada@example.com'] },
  Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'Hi', Charset: 'UTF-8' }, Html: { Data: '<p>Hi</p>' } } } },
};
const EVENT = { version: '0' as const, id: '1', source: 'rollcall.users', account: '1', time: '', region: '', resources: [] as string[] };
const send = (mailbox: ReturnType<typeof openMailbox>, body: Record<string, unknown>) =>
  createSes(mailbox, () => NOW).handle({ caller: {} as FunctionModel, service: 'ses', operation: 'SendEmail', body });

test('a mail is kept with both parts, and found by its recipient', async () => {
  const mailbox = openMailbox(undefined);
  const { MessageId: id } = await send(mailbox, GOOD);
  const mail = { id, at: '2026-03-01T12:00:00.000Z', from: 'directory@example.com', to: ['ada@example.com'] };
  expect(mailbox.list('ada@example.com')).toEqual([{ ...mail, subject: 'Hello', text: 'Hi', html: '<p>Hi</p>', userId: null }]);
  expect(mailbox.list('bob@example.com')).toEqual([]);
});

test('mails outlive a restart until they are forgotten', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-mail-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await send(openMailbox(folder), GOOD);
  expect(openMailbox(folder).list()).toHaveLength(1);
  openMailbox(folder).clear();
  expect(openMailbox(folder).list()).toEqual([]);
});

test('what is about an erased user is forgotten, and all else that went to the same address', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-mail-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const mailbox = openMailbox(folder);
  await send(mailbox, { ...GOOD, EmailTags: [{ Name: 'userId', Value: 'user_1' }] });
  await send(mailbox, GOOD);
  await send(mailbox, { ...GOOD, Destination: { ToAddresses: ['bob@example.com'] } });
  const journal = forgettingErased(openJournal(undefined), mailbox);
  const happen = (type: string, userId: string) => journal.append('bus', { ...EVENT, 'detail-type': type, detail: { userId } });
  happen('UserDeleted', 'user_1');
  happen('UserErased', 'user_2');
  expect(mailbox.list()).toHaveLength(3);
  happen('UserErased', 'user_1');
  expect([mailbox, openMailbox(folder)].map((box) => box.list().flatMap(({ to }) => to))).toEqual([
    ['bob@example.com'],
    ['bob@example.com'],
  ]);
});

test.each([
  ['no recipient', { ...GOOD, Destination: { ToAddresses: [] } }, 'Destination.ToAddresses'],
  ['a recipient that is no address', { ...GOOD, Destination: { ToAddresses: ['planted'] } }, 'Destination.ToAddresses.0'],
  ['no sender', { Destination: GOOD.Destination, Content: GOOD.Content }, 'FromEmailAddress'],
  ['a template', { ...GOOD, Content: { Template: {} } }, 'Content'],
])('%s is refused by the name of the field alone', async (_, body, field) => {
  const mailbox = openMailbox(undefined);
  await expect(send(mailbox, body)).rejects.toMatchObject({ name: 'BadRequestException', message: expect.stringContaining(field) });
  await expect(send(mailbox, body)).rejects.toMatchObject({ message: expect.not.stringContaining('planted') });
  expect(mailbox.list()).toEqual([]);
});
