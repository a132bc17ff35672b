// onboarding, confirm: a mail asks the address, and the process waits for its token. What the log says at the end of the time counts.
import { onboarding } from '../../../domain/sagas/onboarding.ts';
import { epochMs } from '../../../domain/kernel/instant.ts';
import { withdrawUser } from '../../../domain/user/decide/withdraw-user.ts';
import { invitationMail, invitationReminder, registrationMail, registrationReminder } from '../../runtime/mail/onboarding-mails.ts';
import { composeIssuing, type IssuingPorts, issue } from '../../runtime/sagas/issuing.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep, type StepCall } from '../../runtime/sagas/step.ts';
import { accepted, StepFailure } from '../../runtime/sagas/step-failure.ts';

type Letters = Readonly<Record<'registration' | 'invitation', typeof registrationMail>>;

const ask = async (call: StepCall, ports: IssuingPorts, letters: Letters): Promise<void> => {
  const { userId, record, now } = call;
  const user = await ports.users.load(userId);
  const waits = record.wait !== undefined && epochMs(record.wait.until) > epochMs(now);
  if (user?.state.status !== 'pending' || !waits) throw new StepFailure('Closed', 'NOT_PENDING');
  const { state } = user;
  const purpose = state.pendingReason === 'invited' ? 'invitation' : 'registration';
  await issue(purpose, call, ports, (token) => letters[purpose](state, ports.links, token));
};

export const step = sagaStep<IssuingPorts>(onboarding, 'confirm', {
  act: (call, ports) => ask(call, ports, { registration: registrationMail, invitation: invitationMail }),
  remind: (call, ports) => ask(call, ports, { registration: registrationReminder, invitation: invitationReminder }),
  close: async (call, { users }) => {
    const { cancelled = false } = call.record;
    const outcome = await users.execute(call.command((state, context) => withdrawUser({ cancelled }, state, context)));
    if (outcome.kind === 'refused') return 'answered';
    accepted(outcome);
    return 'closed';
  },
});

export const handler = serveStep(step, composeIssuing);
