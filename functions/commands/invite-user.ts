// InviteUser: makes the pending user, and begins the onboarding that sends the invitation and waits for the answer.
import { COMMANDS } from '../../domain/catalog/commands.ts';
import { DAY_SECONDS } from '../../domain/sagas/onboarding.ts';
import { inviteUser } from '../../domain/user/decide/invite-user.ts';
import { invitationIdOf } from '../../domain/user/invitation.ts';
import { userIdFor } from '../../domain/user/user.ts';
import { ROLE_ADMIN_SCOPE } from '../../domain/user/values/role.ts';
import { composeBeginning } from '../runtime/compose-beginning.ts';
import { beginning } from '../runtime/http/beginning.ts';
import { serve } from '../runtime/http/serve.ts';

export const endpoint = beginning('InviteUser', COMMANDS.InviteUser, ({ body, commitId }) => {
  const userId = userIdFor(commitId);
  const invitationId = invitationIdOf(userId);
  return {
    userId,
    kind: 'onboarding',
    decide: (state, context) => inviteUser({ ...body, invitationId }, state, context),
    ...(body.role === 'admin' ? { needs: ROLE_ADMIN_SCOPE } : {}),
    // A mail at once, and a reminder at half time.
    waits: { confirm: (body.expiresInDays * DAY_SECONDS) / 2 },
    answer: (processId, { invitation }) => ({ invitationId, userId, expiresAt: invitation?.expiresAt ?? null, processId }),
  };
});

export const handler = serve(endpoint, composeBeginning);
