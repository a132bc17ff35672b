// What a schedule does with a deleted user whose grace has passed: the same erasure that somebody could have asked for.
import { instant } from '../../../domain/kernel/instant.ts';
import { isPurgeDue } from '../../../domain/user/purge.ts';
import type { UserRepository } from '../bus/command-handler.ts';
import type { ProcessPorts } from '../processes/begin.ts';
import { type Firing, SCHEDULE } from '../scheduling/serve-due.ts';
import { beginErasure } from './begin-erasure.ts';

export interface DuePurgePorts extends ProcessPorts {
  readonly users: Pick<UserRepository, 'load'>;
}

export const duePurge =
  (ports: DuePurgePorts) =>
  async ({ due, now, traceparent }: Firing): Promise<boolean> => {
    const { userId, correlationId } = due;
    const user = await ports.users.load(userId);
    if (user === undefined || !isPurgeDue(due.due, user.state, instant(now))) return false;
    const trace = traceparent === undefined ? {} : { traceparent };
    return (await beginErasure({ userId, startedBy: SCHEDULE, correlationId, ...trace }, ports)) === 'begun';
  };
