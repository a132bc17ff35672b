// What must not compile: a line of the log that says more than LogFields allows, however the object comes about.
import { expect, test } from 'vitest';
import type { WriteLine } from '../../../functions/runtime/telemetry/log-fields.ts';
import { logger } from '../../../functions/runtime/telemetry/logger.ts';
import { traceCorrelation } from '../../../functions/runtime/telemetry/tracer.ts';

const write: WriteLine = () => undefined;
const user = { userId: '0198-a-user', email: 'ada@example.com', name: 'Ada Lovelace' };

test('a line says ids, codes, counts and times', () => {
  const line = { operation: 'CreateUser', status: 201, duration: 12 };
  expect(write('CreateUser OK', { ...line, userId: user.userId })).toBeUndefined();
});

test('a field that is not allowed does not compile', () => {
  // @ts-expect-error a personal field, written out
  write('no', { operation: 'CreateUser', email: user.email });
  // @ts-expect-error personal fields in a variable
  write('no', user);
  // @ts-expect-error personal fields spread into a line
  write('no', { operation: 'CreateUser', ...user });
  // @ts-expect-error what was thrown, with its message
  write('no', new Error('ada@example.com'));
  // @ts-expect-error an object where text is expected
  write('no', { operation: user });
  // @ts-expect-error a body under an allowed name
  write('no', { frames: user });
  expect(write).toBeTypeOf('function');
});

// @ts-expect-error keys of one's own
const more = (): void => logger.appendKeys({ correlationId: 'a-correlation', email: user.email });
// @ts-expect-error keys that stay
const persistent = (): void => logger.appendPersistentKeys({ email: user.email });
// @ts-expect-error the event as it is
const event = (): void => logger.logEventIfEnabled(user);
// @ts-expect-error an annotation is an id and nothing else
const annotation = (): void => traceCorrelation(user);

test('the logger and the tracer that handlers see have no other way in', () => {
  expect([more, persistent, event, annotation]).toHaveLength(4);
});
