// Secrets: each that is planted is found, and its value is not repeated.
import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { secretsIn } from '../../../infra/audit/secrets/scan.ts';

/** Put together here, so that this file holds none. */
const PLANTED = {
  'an AWS access key': ['AKIA', 'Q2W7K5RTY4UJ3HN6'],
  'an AWS secret key': ['AWS_SECRET_ACCESS', '_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzKEY'],
  'a token of GitHub': ['gh', 'p_0123456789abcdefghijABCDEFGHIJ012345'],
  'a password in a URL': ['https://user:hunter2', 'pass@host.example.com/'],
  'a signing secret': ['whsec', '_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
};

it.each(Object.entries(PLANTED))('finds %s', async (_, parts) => {
  const found = await secretsIn([{ path: 'functions/planted.ts', text: `// harmless\nconst planted = "${parts.join('')}";\n` }]);
  expect(found).toMatchObject([{ where: 'functions/planted.ts', what: expect.stringContaining('line 2') }]);
  expect(found[0]?.what).not.toContain(parts[1]);
});

it.each(['rsa', 'ed25519'] as const)('finds a private key: %s', async (kind) => {
  const { privateKey } = kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  const found = await secretsIn([{ path: 'key.pem', text: String(privateKey.export({ type: 'pkcs8', format: 'pem' })) }]);
  expect(found).toContainEqual({ where: 'key.pem', what: expect.stringMatching(/^PrivateKey, line 1/u) });
});

it('finds none in a text without one', async () => {
  expect(await secretsIn([{ path: 'a.ts', text: 'const key = process.env.AWS_SECRET_ACCESS_KEY;\n' }])).toEqual([]);
});
