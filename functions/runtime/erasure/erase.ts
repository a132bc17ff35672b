// Erases a user: the event first, which frees what the user owned while that can still be read, then the key that opens all the rest.
import type { CommandRequest, Outcome } from '../../../domain/kernel/repository.ts';
import type { UserEvent, UserId, UserState } from '../../../domain/user/user.ts';
import type { Keyring } from '../event-log/ports.ts';
import type { UserRepository } from '../bus/command-handler.ts';

export interface ErasurePorts {
  readonly users: Pick<UserRepository, 'execute'>;
  /** Repeats what may be repeated, inside the deadline. */
  readonly keyring: Pick<Keyring, 'destroy'>;
}

/**
 * Where it was interrupted it is run again, whole: a decision that finds the user erased already changes nothing, and the key goes then.
 * @returns what became of the command; the key is gone exactly where its state is `erased`
 */
export const erase = async (
  request: CommandRequest<UserId, UserState, UserEvent>,
  { users, keyring }: ErasurePorts,
): Promise<Outcome<UserState>> => {
  const outcome = await users.execute(request);
  if (outcome.kind === 'accepted' && outcome.snapshot.state.status === 'erased') await keyring.destroy(request.streamId, request);
  return outcome;
};
