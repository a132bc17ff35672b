// email-change, announce: the old address hears that another one was asked for. Undone, the user has the address that it had.
import { emailChange } from '../../../domain/sagas/email-change.ts';
import { takeBackEmailChange } from '../../../domain/user/decide/revert-email-change.ts';
import { changeIn } from '../../../domain/user/email-change.ts';
import { isLive } from '../../../domain/user/user.ts';
import { composeMailer } from '../../runtime/compose-mailer.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsers } from '../../runtime/compose-users.ts';
import type { UserRepository } from '../../runtime/bus/command-handler.ts';
import { changedBackMail, changeNotice } from '../../runtime/mail/email-change-mails.ts';
import type { Mailer } from '../../runtime/mail/mailer.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep, type StepCall } from '../../runtime/sagas/step.ts';
import { accepted } from '../../runtime/sagas/step-failure.ts';

interface Ports {
  readonly users: UserRepository;
  readonly mailer: Mailer;
}

const wasConfirmed = ({ record }: StepCall): boolean => record.steps.some(({ name, state }) => name === 'confirm' && state === 'DONE');

export const step = sagaStep<Ports>(emailChange, 'announce', {
  act: async ({ userId, record }, { users, mailer }) => {
    const user = await users.load(userId);
    // Whoever cancelled it at once is told nothing.
    if (user === undefined || changeIn('requested', user.state, record.id) === undefined || !isLive(user.state)) return;
    await mailer.send(changeNotice(user.state, user.state.email), userId);
  },
  undo: async (call, { users, mailer }) => {
    const { id: processId, cancelled = false } = call.record;
    const { snapshot } = accepted(await users.execute(call.command((state) => takeBackEmailChange({ processId, cancelled }, state))));
    const { state, erased } = snapshot;
    if (wasConfirmed(call) && erased !== true && isLive(state)) await mailer.send(changedBackMail(state, state.email), call.userId);
  },
});

export const handler = serveStep(step, () => ({ users: composeUsers(), mailer: composeMailer(), processes: composeProcesses() }));
