// email-change, confirm: a mail asks the new address, and the process waits for its token. What the log says at the end of the time counts.
import { emailChange } from '../../../domain/sagas/email-change.ts';
import { endEmailChange } from '../../../domain/user/decide/cancel-email-change.ts';
import { changeIn } from '../../../domain/user/email-change.ts';
import { composeIssuing, type IssuingPorts, issue } from '../../runtime/sagas/issuing.ts';
import { confirmMail } from '../../runtime/mail/email-change-mails.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep } from '../../runtime/sagas/step.ts';
import { accepted, StepFailure } from '../../runtime/sagas/step-failure.ts';

export const step = sagaStep<IssuingPorts>(emailChange, 'confirm', {
  act: async (call, ports) => {
    const user = await ports.users.load(call.userId);
    const change = user && changeIn('requested', user.state, call.record.id);
    if (change === undefined) throw new StepFailure('Closed', 'NOT_REQUESTED');
    await issue('email-change', call, ports, (token) => confirmMail(change.email, ports.links, token));
  },
  close: async (call, { users }) => {
    const { id: processId, cancelled = false } = call.record;
    const outcome = await users.execute(call.command((state) => endEmailChange({ processId, cancelled }, state)));
    if (outcome.kind === 'refused') return 'answered';
    accepted(outcome);
    return 'closed';
  },
});

export const handler = serveStep(step, composeIssuing);
