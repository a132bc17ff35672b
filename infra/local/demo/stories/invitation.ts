// Somebody is invited and never answers.
import { createUser, letPass, mailWithToken, showProcess, someAddress, type Story } from './story.ts';

export const invitation: Story = {
  name: 'invitation',
  title: 'Somebody is invited, for a day, and never answers',
  tell: async (teller) => {
    const { api } = teller;
    const email = someAddress();
    const body = { email, name: 'Ina Vited', expiresInDays: 1 };
    const { processId } = await api<{ processId: string }>('POST', '/v1/invitations', body);
    await mailWithToken(teller, email);
    await showProcess(teller, processId, 'WAITING', 'confirm');
    await letPass(teller, 'PT12H', 'half a day later: a reminder');
    await mailWithToken(teller, email, 1);
    await letPass(teller, 'PT12H', 'another half day later: the invitation expires');
    await showProcess(teller, processId, 'COMPENSATED');
    await createUser(teller, email, 'Nina Ewcomer');
    return 'Nothing is left of the invitation, and the address is free again: somebody else has it now.';
  },
};
