// What a user was when a command changed it.
import type { LifeStage } from '../../../domain/user/values/status.ts';
import type { UserId } from '../../../domain/user/user.ts';
import type { UserRepository } from '../bus/command-handler.ts';

export type StatusLog = Pick<UserRepository, 'read'>;

const PAGE = 100;

/** undefined: no commit has this id, so the command changed nothing. */
export const statusBefore = async (users: StatusLog, userId: UserId, commitId: string): Promise<LifeStage | undefined> => {
  let before: LifeStage = 'none';
  for (let from = 1; ; from += PAGE) {
    const commits = await users.read(userId, from, PAGE);
    for (const commit of commits) {
      if (commit.commitId === commitId) return before;
      before = commit.state.status;
    }
    if (commits.length < PAGE) return undefined;
  }
};
