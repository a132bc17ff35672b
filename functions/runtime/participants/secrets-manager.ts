// The participants' secrets in AWS Secrets Manager: a JSON object whose values all sign, e.g. `{"current": "…", "next": "…"}`.
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { ConfigurationError } from '../config/environment.ts';
import type { ParticipantSecrets } from './secrets.ts';

/** milliseconds; how long a new secret may take to be used everywhere */
export const KEPT_MS = 300_000;

/** A Standard Webhooks secret has 24 to 64 bytes. */
const BASE64 = /^(whsec_)?[A-Za-z0-9+/]{32,88}={0,2}$/;
const Kept = z.record(z.string(), z.string().regex(BASE64)).refine((secrets) => Object.keys(secrets).length > 0);

const parse = (arn: string, text: string | undefined): readonly string[] => {
  try {
    return Object.values(Kept.parse(JSON.parse(text ?? '')));
  } catch {
    // Neither the parser's message nor zod's may leave: both can quote the secret.
    throw new ConfigurationError(arn, 'holds no secrets');
  }
};

/** @throws ConfigurationError, or the SDK's own errors */
export const createSecretsManagerSecrets = (client: SecretsManagerClient, now: () => number): ParticipantSecrets => {
  const kept = new Map<string, { readonly at: number; readonly secrets: Promise<readonly string[]> }>();
  const read = async (arn: string): Promise<readonly string[]> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    return parse(arn, SecretString);
  };
  return {
    of: ({ secretArn }) => {
      const known = kept.get(secretArn);
      if (known !== undefined && now() - known.at < KEPT_MS) return known.secrets;
      const secrets = read(secretArn);
      kept.set(secretArn, { at: now(), secrets });
      secrets.catch(() => kept.delete(secretArn));
      return secrets;
    },
  };
};
