// Looks for secrets in texts with secretlint: keys and tokens of many services, private keys, and the signing secrets of webhooks.
import { lintSource } from '@secretlint/core';
import { creator as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import type { Found } from '../accepted.ts';
import type { TrackedFile } from '../check.ts';

const config = {
  rules: [
    {
      id: '@secretlint/secretlint-rule-preset-recommend',
      rule: recommended,
      rules: [{ id: '@secretlint/secretlint-rule-aws', options: { enableIDScanRule: true } }],
    },
  ],
};

/** What the library does not know: secrets of Standard Webhooks, with which participants and this service sign, and private keys that are short. */
const OTHERS = {
  SigningSecret: /whsec_[A-Za-z0-9+/]{32,}/gu,
  PrivateKey: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/]{40,}/gu,
};

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const others = ({ path, text }: TrackedFile): readonly Found[] =>
  Object.entries(OTHERS).flatMap(([what, pattern]) =>
    [...text.matchAll(pattern)].map(({ index }) => ({ where: path, what: `${what}, line ${lineAt(text, index)}` })),
  );

const scan = async (file: TrackedFile): Promise<readonly Found[]> => {
  const { path, text } = file;
  const source = { filePath: path, content: text, contentType: 'text' as const, ext: '' };
  // A finding is printed: it must not print the secret.
  const { messages } = await lintSource({ source, options: { config, maskSecrets: true } });
  const known = messages.map(({ messageId, message, loc }) => ({ where: path, what: `${messageId}, line ${loc.start.line}: ${message}` }));
  return [...known, ...others(file)];
};

export const secretsIn = async (files: readonly TrackedFile[]): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const file of files) found.push(...(await scan(file)));
  return found;
};
