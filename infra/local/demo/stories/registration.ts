// Somebody registers, and answers the mail.
import { claim, mailWithToken, processOf, showProcess, someAddress, type Story } from './story.ts';

export const registration: Story = {
  name: 'registration',
  title: 'Somebody registers, and answers the mail',
  tell: async (teller) => {
    const { api } = teller;
    const email = someAddress();
    await api('POST', '/v1/registrations', { email, name: 'Reggie Ster' });
    const { token, userId } = await mailWithToken(teller, email);
    const { id } = await processOf(teller, userId ?? '', 'onboarding');
    await showProcess(teller, id, 'WAITING', 'confirm');
    const user = await api<{ id: string; status: string }>('POST', '/v1/registrations/verify', { token });
    claim(user.id === userId && user.status === 'active', `the user is ${user.status}`);
    await showProcess(teller, id, 'COMPLETED');
    return 'The user is active.';
  },
};
