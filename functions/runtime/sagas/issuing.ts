// What a step needs that mails a token and waits for it. Every mail brings a token of its own, as of each only the hash is kept.
import { epochMs } from '../../../domain/kernel/instant.ts';
import { composeLinks, composeMailer } from '../compose-mailer.ts';
import { composeProcesses } from '../compose-processes.ts';
import { composeTokens } from '../compose-tokens.ts';
import { composeUsers } from '../compose-users.ts';
import type { UserRepository } from '../bus/command-handler.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import { hashOf, newToken, type TokenPurpose, type TokenStore } from '../tokens/tokens.ts';
import type { StepCall, StepPorts } from './step.ts';

export interface IssuingPorts {
  readonly users: UserRepository;
  readonly tokens: TokenStore;
  readonly mailer: Mailer;
  /** Where the links of mails lead. */
  readonly links: string;
}

/** Kept before it is sent: the answer to a mail can be fast. @throws RangeError where the process waits for nothing: the token lasts as long as the wait */
export const issue = async (
  purpose: TokenPurpose,
  { userId, record }: StepCall,
  { tokens, mailer }: Pick<IssuingPorts, 'tokens' | 'mailer'>,
  letter: (token: string) => Mail,
): Promise<void> => {
  const { id: processId, kind, wait } = record;
  if (wait === undefined) throw new RangeError(`${kind} waits for no token`);
  const token = newToken();
  await tokens.put(hashOf(token), { purpose, processId, userId, expiresAt: epochMs(wait.until) });
  await mailer.send(letter(token), userId);
};

export const composeIssuing = (): IssuingPorts & StepPorts => ({
  users: composeUsers(),
  tokens: composeTokens(),
  mailer: composeMailer(),
  links: composeLinks(),
  processes: composeProcesses(),
});
