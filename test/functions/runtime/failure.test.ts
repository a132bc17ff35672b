// What is logged of an exception: its class and where it came from, and not a word of its message.
import { expect, it } from 'vitest';
import { describeFailure } from '../../../functions/runtime/failure.ts';

it('says the class, the class of the cause and the frames', () => {
  const described = describeFailure(new TypeError('not a user', { cause: new RangeError('ada@example.com') }));
  expect(described).toMatchObject({ error: 'TypeError', cause: 'RangeError' });
  expect(described.frames[0]).toMatch(/^at .*failure\.test\.ts:\d+:\d+/u);
});

it.each(['ada@example.com', 'refused\n    at ada@example.com', 'refused\n    at ada@example.com (file.ts:1:2)'])(
  'leaves the message out: %s',
  (message) => {
    expect(JSON.stringify(describeFailure(new Error(message)))).not.toContain('ada');
  },
);

it('leaves a message out that was another when it was thrown', () => {
  const changed = Object.assign(new Error('refused\n    at ada@example.com'), { message: 'refused' });
  expect(JSON.stringify(describeFailure(changed))).not.toContain('ada');
});

it('says no more than the type of what is no exception', () => {
  expect(describeFailure('ada@example.com')).toEqual({ error: 'string', frames: [] });
});
