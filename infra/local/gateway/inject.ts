// Runs a call under the fault rules.
import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsCall } from '../ports.ts';
import { internalServerError, throttled } from './errors.ts';
import type { Faults } from './faults.ts';
import type { Answer } from './forward.ts';

/** The caller's connection breaks instead of an answer. */
export const DROP: unique symbol = Symbol('drop the connection');

export const underFaults = async (
  faults: Pick<Faults, 'draw'>,
  call: AwsCall,
  run: () => Promise<Answer>,
): Promise<Answer | typeof DROP> => {
  const fault = faults.draw(call);
  switch (fault?.kind) {
    case undefined:
      return run();
    case 'drop-before':
      return DROP;
    case 'drop-after':
      await run();
      return DROP;
    case 'error-after':
      await run();
      return internalServerError(call.service);
    case 'throttle':
      throw throttled(call.service);
    case 'delay':
      await sleep(fault.delayMs);
      return run();
  }
};
