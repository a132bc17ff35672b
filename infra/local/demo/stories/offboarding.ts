// Somebody leaves and is forgotten after a grace.
import { createUser, letPass, processOf, showProcess, someAddress, type Story } from './story.ts';

export const offboarding: Story = {
  name: 'offboarding',
  title: 'Somebody leaves, with a day to think it over',
  tell: async (teller) => {
    const { api } = teller;
    const { id } = await createUser(teller, someAddress(), 'Lea Ving');
    const { processId } = await api<{ processId: string }>('POST', `/v1/users/${id}/offboard`, {
      reason: 'Goes to another company',
      graceDays: 1,
    });
    await showProcess(teller, processId, 'WAITING', 'grace');
    await letPass(teller, 'P1D', 'a day later');
    await showProcess(teller, processId, 'COMPLETED');
    const erasure = await processOf(teller, id, 'erasure');
    await showProcess(teller, erasure.id, 'COMPLETED');
    return 'The user has left and is forgotten.';
  },
};
