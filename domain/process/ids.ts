// The identity of a process, which is also the name of its execution: starting it twice is one execution.
import type { Brand } from '../kernel/brand.ts';
import { branded } from '../kernel/validation.ts';
import { pattern } from '../kernel/validators.ts';

/** `proc_` and 32 lower-case hex digits. */
export type ProcessId = Brand<string, 'ProcessId'>;

const shape = /^proc_[0-9a-f]{32}$/;

export const ProcessId = branded<ProcessId>(pattern('be proc_ and 32 hexadecimal digits', shape), {
  examples: ['proc_0190f3a27c5b7e1d8a46c3b2f1e0d9c8'],
  pattern: shape.source,
});

/** @throws RangeError unless `hash` is 32 lower-case hex digits, e.g. the id of the command that starts it. */
export const processIdFor = (hash: string): ProcessId => {
  const id = `proc_${hash}`;
  if (!shape.test(id)) throw new RangeError('a process id is made from 32 lower-case hexadecimal digits');
  return id as ProcessId;
};

/** The other way round. */
export const hashOfProcess = (id: ProcessId): string => id.slice('proc_'.length);
