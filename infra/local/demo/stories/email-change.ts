// The address of a user is changed and confirmed, and its owner takes that back in time.
import { claim, createUser, letPass, mailWithToken, showProcess, someAddress, type Story } from './story.ts';

export const emailChange: Story = {
  name: 'email-change',
  title: 'Somebody changes the address of a user, and its owner takes that back from the old mailbox',
  tell: async (teller) => {
    const { api, say } = teller;
    const [old, next] = [someAddress(), someAddress()];
    const { id } = await createUser(teller, old, 'Adda Ress');
    const { processId } = await api<{ processId: string }>('POST', `/v1/users/${id}/email-change`, { email: next });
    const confirming = await mailWithToken(teller, next);
    await showProcess(teller, processId, 'WAITING', 'confirm');
    const changed = await api<{ email: string }>('POST', '/v1/email-changes/confirm', { token: confirming.token });
    claim(changed.email === next, 'the user does not have the new address after it was confirmed');
    say('the new address is confirmed; the old one has 72 hours to object');
    const reverting = await mailWithToken(teller, old);
    await showProcess(teller, processId, 'WAITING', 'revert');
    await letPass(teller, 'P2D', 'two days later, from the old mailbox');
    const reverted = await api<{ email: string }>('POST', '/v1/email-changes/revert', { token: reverting.token });
    claim(reverted.email === old, 'the user does not have the old address after the change was taken back');
    await showProcess(teller, processId, 'COMPENSATED');
    await createUser(teller, next, 'Nina Ewcomer');
    return 'The user has the old address again, and the new one is free: somebody else has it now.';
  },
};
