// What must not compile when a message is sent: the type check fails when one of the expected errors goes away.
import { expect, test } from 'vitest';
import type { CommandContext, CommandOutcome, QueryContext } from '../../../domain/kernel/bus.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { User } from '../../../domain/user/user.ts';
import { createCommandBus, createQueryBus } from '../../../functions/runtime/bus/in-process.ts';
import { createWorld, FAR } from '../../kit/http-world.ts';
import { ada } from '../../kit/users.ts';

const commands = createCommandBus(createWorld().users);
const queries = createQueryBus(() => undefined);
const context: CommandContext = { actor: 'schedule', source: 'schedule', correlationId: 'correlation', deadline: FAR };
const asking: QueryContext = { actor: 'schedule', correlationId: 'correlation', deadline: FAR };

/** Never called: it is there to be type-checked. */
const sends = async (): Promise<void> => {
  const outcome: CommandOutcome<User> = await commands.send('SuspendUser', { params: { id: ada }, body: { reason: 'on leave' } }, context);
  expect(outcome).toBeDefined();
  const found: Result<User, Refusal> = await queries.ask('GetUser', { params: { id: ada }, query: {} }, asking);
  expect(found).toBeDefined();
  await commands.send('DeleteUser', { params: { id: ada }, query: { graceDays: 7 } }, context);

  // @ts-expect-error there is no such command
  await commands.send('PromoteUser', { params: { id: ada } }, context);
  // @ts-expect-error a query is not sent
  await commands.send('GetUser', { params: { id: ada } }, context);
  // @ts-expect-error a suspension needs its reason
  await commands.send('SuspendUser', { params: { id: ada }, body: {} }, context);
  // @ts-expect-error the body itself is missing
  await commands.send('SuspendUser', { params: { id: ada } }, context);
  // @ts-expect-error no such role
  await commands.send('AssignRole', { params: { id: ada }, body: { role: 'owner' } }, context);
  // @ts-expect-error an activation has no body
  await commands.send('ActivateUser', { params: { id: ada }, body: { reason: 'x' } }, context);
  // @ts-expect-error any text is not the id of a user
  await commands.send('ActivateUser', { params: { id: 'user_1' } }, context);
  // @ts-expect-error a grace is a number of days
  await commands.send('DeleteUser', { params: { id: ada }, query: { graceDays: 'a week' } }, context);
  // @ts-expect-error who acts must be said
  await commands.send('ActivateUser', { params: { id: ada } }, { source: 'schedule', correlationId: 'correlation', deadline: FAR });
  // @ts-expect-error a user is no list
  const wrong: Result<readonly User[], Refusal> = await queries.ask('GetUser', { params: { id: ada }, query: {} }, asking);
  expect(wrong).toBeDefined();
  // @ts-expect-error a page of HTML is not asked for over the bus
  await queries.ask('GetDocs', {}, asking);
};

test('a message is sent by the name and in the shape of its catalogue entry', () => expect(sends).toBeTypeOf('function'));
