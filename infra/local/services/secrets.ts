// A local Secrets Manager: the stage's secrets, made up as their templates say at the first start and kept in the data folder.
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { DeployedModel, Resource } from '../model.ts';
import { type ServiceBackend, ServiceError } from '../ports.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

// What else a template can ask for is unknown on purpose.
const Generated = z.strictObject({
  PasswordLength: z.coerce.number().int().min(1).max(4_096),
  ExcludePunctuation: z.literal(true),
  SecretStringTemplate: z.string(),
  GenerateStringKey: z.string(),
});
const GetSecretValue = z.strictObject({ SecretId: z.string() });

/** ARN -> secret string */
const Kept = z.record(z.string(), z.string());

const generate = ({ logicalId, properties }: Resource): string => {
  const asked = Generated.safeParse(properties['GenerateSecretString']);
  if (!asked.success) throw new Error(`${logicalId}: the local stack cannot make this secret: ${z.prettifyError(asked.error)}`);
  const { PasswordLength, SecretStringTemplate, GenerateStringKey } = asked.data;
  const password = Array.from({ length: PasswordLength }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return JSON.stringify({ ...(JSON.parse(SecretStringTemplate) as object), [GenerateStringKey]: password });
};

export interface LocalSecrets extends ServiceBackend {
  /** The secret string of each secret of the stage */
  values(): readonly string[];
}

/**
 * GetSecretValue.
 * @param dataDir a folder that keeps the secrets, or `memory`
 * @throws Error for a secret that the template describes in a way that is not known here
 */
export const createSecrets = ({ resources }: Pick<DeployedModel, 'resources'>, dataDir: string): LocalSecrets => {
  const file = dataDir === 'memory' ? undefined : join(dataDir, 'secrets.json');
  const known = file !== undefined && existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const deployed = resources.filter(({ type }) => type === 'AWS::SecretsManager::Secret');
  const secrets = new Map(deployed.map((secret) => [secret.arn, known[secret.arn] ?? generate(secret)]));
  if (file !== undefined) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, JSON.stringify(Object.fromEntries(secrets)), { mode: 0o600 });
  }
  return {
    values: () => [...secrets.values()],
    handle: async ({ operation, body }) => {
      if (operation !== 'GetSecretValue')
        throw new ServiceError('UnknownOperationException', `The local Secrets Manager does not know ${operation}`);
      const asked = GetSecretValue.safeParse(body);
      if (!asked.success) throw new ServiceError('ValidationException', z.prettifyError(asked.error));
      const secret = deployed.find(({ arn, name }) => [arn, name].includes(asked.data.SecretId));
      if (secret === undefined) throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      return { ARN: secret.arn, Name: secret.name, SecretString: secrets.get(secret.arn), VersionStages: ['AWSCURRENT'] };
    },
  };
};
