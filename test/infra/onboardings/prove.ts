// The proof itself, on a stack that is there: the participant behaves badly, everybody registers, and what became of it is looked at.
import { createClient } from '../../../infra/client/client.ts';
import type { Progress } from '../../../infra/client/progress.ts';
import type { Stack } from '../../../infra/local/stack.ts';
import { badManners, type By } from './behaviour.ts';
import { endsOf } from './ends.ts';
import { onboardAll } from './onboard.ts';
import { problemsOf } from './problems.ts';
import { type Report, reportOf } from './report.ts';

export interface Proof {
  readonly onboardings: number;
  readonly by: By;
  readonly seed: number;
  readonly progress: Progress;
}

export const prove = async (stack: Stack, { onboardings, by, seed, progress }: Proof): Promise<Report> => {
  const rules = badManners(by, seed);
  stack.participant.behaviour.add(rules);
  const onboarded = await onboardAll(stack, onboardings, progress);
  const token = await stack.token(stack.issuer.scopes.filter((scope) => scope !== 'users:self'));
  const client = createClient({ baseUrl: stack.url, token });
  const ends = await endsOf(stack, client, onboarded.onboardings);
  const calls = stack.participant.ledger.tally();
  const problems = await problemsOf(stack, client, ends, rules);
  return reportOf(onboarded, ends, { by, seed, calls, problems });
};
