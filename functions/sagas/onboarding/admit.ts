// onboarding, admit: the pending user of a registration. One whose address is taken gets no user; the owner of the address gets a notice.
import { onboarding } from '../../../domain/sagas/onboarding.ts';
import { type RegisterUser, registerUser } from '../../../domain/user/decide/register-user.ts';
import { eraseWithdrawn } from '../../../domain/user/decide/withdraw-user.ts';
import { composeMailer } from '../../runtime/compose-mailer.ts';
import { composeProcesses } from '../../runtime/compose-processes.ts';
import { composeUsersAndKeys } from '../../runtime/compose-users.ts';
import { erase } from '../../runtime/erasure/erase.ts';
import type { Keyring } from '../../runtime/event-log/ports.ts';
import type { UserRepository } from '../../runtime/bus/command-handler.ts';
import type { Mailer } from '../../runtime/mail/mailer.ts';
import { addressTakenMail } from '../../runtime/mail/onboarding-mails.ts';
import { openRequest } from '../../runtime/processes/requests.ts';
import { serveStep } from '../../runtime/sagas/serve-step.ts';
import { sagaStep, type StepCall } from '../../runtime/sagas/step.ts';
import { accepted, StepFailure } from '../../runtime/sagas/step-failure.ts';

interface Ports {
  readonly users: UserRepository;
  readonly keyring: Keyring;
  readonly mailer: Mailer;
}

const asked = async (sealed: Uint8Array, { record, userId, deadline }: StepCall, keyring: Keyring): Promise<RegisterUser> => {
  const key = await keyring.get(userId, { deadline });
  if (key === undefined) throw new StepFailure('Refused', 'GONE');
  return openRequest(sealed, record.id, key) as unknown as RegisterUser;
};

export const step = sagaStep<Ports>(onboarding, 'admit', {
  act: async (call, { users, keyring, mailer }) => {
    // An invitation has made its user already.
    const { request } = call.record;
    if (request === undefined) return;
    const person = await asked(request, call, keyring);
    const outcome = await users.execute(call.command((state) => registerUser(person, state), true));
    if (outcome.kind === 'refused' && outcome.refusal.code === 'EMAIL_TAKEN') await mailer.send(addressTakenMail(person.email));
    accepted(outcome);
  },
  undo: async (call, { users, keyring }) => {
    const { cancelled = false } = call.record;
    const command = call.command((state, context) => eraseWithdrawn({ cancelled }, state, context));
    const outcome = await erase(command, { users, keyring });
    // Nobody came of it: the key was made for the request alone.
    if (outcome.kind === 'accepted' && outcome.snapshot.state.status === 'none') await keyring.destroy(call.userId, call);
    // Whoever is more than pending by now became so without this process, and is not its to take back.
    if (outcome.kind !== 'refused') accepted(outcome);
  },
});

export const handler = serveStep(step, () => ({ ...composeUsersAndKeys(), mailer: composeMailer(), processes: composeProcesses() }));
