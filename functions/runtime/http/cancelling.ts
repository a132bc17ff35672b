// Cancels a process: where the answer to its question would settle it, the log is asked first; then it is marked, and its waits are ended.
import { sagaOf } from '../../../domain/catalog/sagas.ts';
import { instant } from '../../../domain/kernel/instant.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { CommandRequest } from '../../../domain/kernel/repository.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { STEP_ERRORS } from '../../../domain/kernel/saga.ts';
import { cancel, type Cancelling, tooLate } from '../../../domain/process/cancel.ts';
import type { ProcessKind } from '../../../domain/process/process.ts';
import type { ProcessRecord } from '../../../domain/process/progress.ts';
import type { UserEvent, UserId, UserState } from '../../../domain/user/user.ts';
import { withdrawUser } from '../../../domain/user/decide/withdraw-user.ts';
import type { UserRepository } from '../bus/command-handler.ts';
import { commitIdOf, requestHashOf } from '../bus/identity.ts';
import { DependencyUnavailable } from '../event-log/ports.ts';
import type { ProcessStore } from '../processes/store.ts';
import type { Executions } from '../sagas/executions.ts';

export interface CancellingPorts {
  readonly users: Pick<UserRepository, 'execute'>;
  readonly processes: Pick<ProcessStore, 'get' | 'change'>;
  readonly executions: Pick<Executions, 'close'>;
  readonly now: () => number;
}

type Request = CommandRequest<UserId, UserState, UserEvent>;
/** Who asks, and how it is traced. */
export type Asked = Pick<Request, 'actor' | 'source' | 'correlationId' | 'traceparent' | 'deadline'>;

/** What takes a question back at a point of no return; refused where the answer has come. */
export const WITHDRAWALS: Partial<Record<ProcessKind, Request['decide']>> = {
  onboarding: (state, context) => withdrawUser({ cancelled: true }, state, context),
};

const ANSWERED = 'The process has passed its point of no return: what it waited for has come.';

/** One commit, however often it is asked for. */
const withdraw = async (record: ProcessRecord, asked: Asked, { users }: CancellingPorts): Promise<Refusal | undefined> => {
  const { id, kind, userId } = record;
  const decide = WITHDRAWALS[kind];
  if (decide === undefined || userId === null) throw new RangeError(`nothing takes back what ${kind} asks`);
  const commitId = commitIdOf({ actor: 'cancel', source: 'process' }, id);
  const identity = { streamId: userId, commitId, requestHash: requestHashOf('cancel', {}, id), keyed: false, causationId: id };
  const outcome = await users.execute({ ...asked, ...identity, decide });
  if (outcome.kind === 'unavailable') throw new DependencyUnavailable('The event log');
  return outcome.kind === 'refused' ? tooLate(record, ANSWERED) : undefined;
};

/**
 * Whether it was asked for before. It is marked before its waits are ended: where that fails the caller hears of it, and the process turns back
 * at its next step at the latest.
 */
export const cancelProcess = async (
  record: ProcessRecord,
  asked: Asked,
  ports: CancellingPorts,
  withdrawn = false,
): Promise<Result<{ readonly again: boolean }, Refusal>> => {
  const marking: { found?: Cancelling; again: boolean } = { again: true };
  await ports.processes.change(record.id, (known) => {
    const found = cancel(sagaOf(known.kind), known, withdrawn, instant(ports.now()));
    marking.found = found;
    marking.again = found.kind === 'cancelled' && found.record === known;
    return found.kind === 'cancelled' && !marking.again ? found.record : undefined;
  });
  const { found, again } = marking;
  if (found?.kind === 'refused') return err(found.refusal);
  if (found?.kind !== 'cancelled') {
    const refused = await withdraw(record, asked, ports);
    return refused === undefined ? cancelProcess(record, asked, ports, true) : err(refused);
  }
  await Promise.all(found.waits.map((taskToken) => ports.executions.close(taskToken, STEP_ERRORS.closed)));
  return ok({ again });
};
