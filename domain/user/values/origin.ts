// How a user came into the directory; it stays true for ever, whatever becomes of the user.
import * as z from 'zod';

export const Origin = z.enum(['created', 'registered', 'invited', 'imported']).meta({
  description: 'How the user came: created by an operator, registered by itself, invited, or imported.',
  examples: ['created'],
});
export type Origin = z.output<typeof Origin>;
