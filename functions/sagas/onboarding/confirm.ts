// onboarding, confirm: a mail asks the address, and the process waits for its token. What the log says at the end of the time counts.
import { onboarding } from '../../../domain/sagas/onboarding.ts';
import { epochMs } from '../../../domain/kernel/instant.ts';
import { withdrawUser } from '../../../domain/user/decide/withdraw-user.ts';
import { composeLinks, composeMailer } from '../../runtime/compose-mailer.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeTokens } from '../../runtime/compose-tokens.ts';
import { composeUsers } from '../../runtime/compose-users.ts';
import type { UserRepository } from '../../runtime/bus/command-handler.ts';
import type { Mailer } from '../../runtime/mail/mailer.ts';
import { invitationMail, invitationReminder, registrationMail, registrationReminder } from '../../runtime/mail/onboarding-mails.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep, type StepCall } from '../../runtime/sagas/step.ts';
import { accepted, StepFailure } from '../../runtime/sagas/step-failure.ts';
import { hashOf, newToken, type TokenPurpose, type TokenStore } from '../../runtime/tokens/tokens.ts';

interface Ports {
  readonly users: UserRepository;
  readonly tokens: TokenStore;
  readonly mailer: Mailer;
  /** Where the links of mails lead. */
  readonly links: string;
}

type Letters = Readonly<Record<TokenPurpose, typeof registrationMail>>;

/** Every mail brings a token of its own; a reminder needs one too, as of the first only the hash is kept. */
const ask = async (call: StepCall, { users, tokens, mailer, links }: Ports, letters: Letters): Promise<void> => {
  const { userId, record, until, now } = call;
  const user = await users.load(userId);
  const waits = user?.state.status === 'pending' && epochMs(until) > epochMs(now);
  if (user === undefined || user.state.status !== 'pending' || !waits) throw new StepFailure('Closed', 'NOT_PENDING');
  const purpose = user.state.pendingReason === 'invited' ? 'invitation' : 'registration';
  const token = newToken();
  await tokens.put(hashOf(token), { purpose, processId: record.id, userId, expiresAt: epochMs(until) });
  await mailer.send(letters[purpose](user.state, links, token), userId);
};

export const step = sagaStep<Ports>(onboarding, 'confirm', {
  act: (call, ports) => ask(call, ports, { registration: registrationMail, invitation: invitationMail }),
  remind: (call, ports) => ask(call, ports, { registration: registrationReminder, invitation: invitationReminder }),
  close: async (call, { users }) => {
    const outcome = await users.execute(call.command(withdrawUser));
    if (outcome.kind === 'refused') return 'answered';
    accepted(outcome);
    return 'closed';
  },
});

export const handler = serveStep(step, () => ({
  users: composeUsers(),
  tokens: composeTokens(),
  mailer: composeMailer(),
  links: composeLinks(),
  processes: composeProcesses(),
}));
