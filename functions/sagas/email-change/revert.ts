// email-change, revert: the old address gets a token that takes the change back. Whatever ends the wait before its time leads back.
import { emailChange } from '../../../domain/sagas/email-change.ts';
import { changeIn } from '../../../domain/user/email-change.ts';
import { isLive } from '../../../domain/user/user.ts';
import { composeIssuing, type IssuingPorts, issue } from '../../runtime/sagas/issuing.ts';
import { revertMail } from '../../runtime/mail/email-change-mails.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';
import { StepFailure } from '../../runtime/sagas/step-failure.ts';

export const step = sagaStep<IssuingPorts>(emailChange, 'revert', {
  act: async (call, ports) => {
    const state = (await ports.users.load(call.userId))?.state;
    const change = state && changeIn('confirmed', state, call.record.id);
    if (state === undefined || change === undefined || !isLive(state)) throw new StepFailure('Closed', 'NOT_CONFIRMED');
    await issue('email-revert', call, ports, (token) => revertMail(state, change.email, ports.links, token));
  },
  // Reverted, or never offered to the old address: a change that nobody could take back must not stand.
  close: async () => 'closed',
});

export const handler = serveStep(step, composeIssuing);
