// Secrets in tracked files; what only looks like one is accepted here, with its reason.
import { type Accepted, settle } from '../accepted.ts';
import type { Check } from '../check.ts';
import { secretsIn } from './scan.ts';

const LOOKS_LIKE: readonly Accepted[] = [
  { where: 'infra/local/model.ts', what: /^AWSAccountID/u, reason: 'The account of the local stack: twelve zeros, which nobody has.' },
  { where: 'test/local/eventbridge/eventbridge.test.ts', what: /^AWSAccountID/u, reason: 'The account of the local stack: twelve zeros.' },
  { where: 'test/local/http-api/server.test.ts', what: /^AWSAccountID/u, reason: 'The account of the local stack: twelve zeros.' },
  { where: 'docs/participants.md', what: /^SigningSecret/u, reason: 'The example of the page, made of counted digits; no system has it.' },
];

export const secrets: Check = {
  name: 'secrets',
  run: async ({ files }) => ({ looked: `${files.length} tracked files`, ...settle(await secretsIn(files), LOOKS_LIKE) }),
};
