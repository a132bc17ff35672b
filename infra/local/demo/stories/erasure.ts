// Somebody is erased, and a scan of every store proves it.
import { prove } from '../../../tools/erase-proof/prove.ts';
import { connect } from '../../../tools/erase-proof/service.ts';
import { claim, createUser, showProcess, someAddress, type Story } from './story.ts';

export const erasure: Story = {
  name: 'erasure',
  title: 'Somebody is erased, with a proof',
  tell: async (teller) => {
    const { api, call, say } = teller;
    const { id } = await createUser(teller, someAddress(), 'Ida Gone');
    await api('POST', `/v1/users/${id}/suspend`, { reason: 'Asked to be forgotten' });
    const { before, after, process, proved } = await prove(id, call.url, await connect(call), () => undefined);
    say(`before: address, name and reason are found in ${before.length} places`);
    await showProcess(teller, process.id, 'COMPLETED');
    say(`after: found in ${after.length} places`);
    say(`certificate: ${JSON.stringify(process.certificate)}`);
    claim(proved, 'something of the user is left, or nothing was found before');
    return 'Nothing of the user is left in any store or log.';
  },
};
