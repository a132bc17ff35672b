// A process whose steps are run by hand, and which can be cancelled over HTTP.
import type { Asking } from './http.ts';
import { sagaRun } from './saga-run.ts';

export const cancellable = <Name extends string>(steps: Parameters<typeof sagaRun<Name>>[0]) => {
  const saga = sagaRun(steps);
  return {
    ...saga,
    /** The newest one, unless it is said. */
    cancel: (asking: Asking = {}, id = saga.input().processId) => saga.call('POST', `/v1/processes/${id}/cancel`, asking),
  };
};
