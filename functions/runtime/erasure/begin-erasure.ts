// Every user has one erasure, whoever asks for it and however often: its process is named after the user.
import type { ProcessRecord } from '../../../domain/process/progress.ts';
import { processIdFor } from '../../../domain/process/ids.ts';
import type { UserId } from '../../../domain/user/user.ts';
import { commitIdOf } from '../bus/identity.ts';
import { beginProcess, type ProcessPorts } from '../processes/begin.ts';
import type { ProcessIdentity } from '../http/beginning.ts';

/** The same for all who ask, so that none of them is told that another asked for something else. */
export const erasureOf = (userId: UserId): ProcessIdentity => {
  const hash = commitIdOf({ actor: 'erasure', source: 'saga' }, userId);
  return { id: processIdFor(hash), requestHash: hash };
};

type Asking = Pick<ProcessRecord, 'startedBy' | 'correlationId' | 'traceparent'> & { readonly userId: UserId };

export const beginErasure = (asking: Asking, ports: ProcessPorts): ReturnType<typeof beginProcess> =>
  beginProcess({ ...erasureOf(asking.userId), kind: 'erasure', waits: {}, ...asking }, ports);
