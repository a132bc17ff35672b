// The local Secrets Manager: it makes what a template asks for, keeps it, and through the gateway shows it only to those who may see it.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSecretsManagerSecrets } from '../../../functions/runtime/participants/secrets-manager.ts';
import type { Resource } from '../../../infra/local/model.ts';
import type { AwsCall } from '../../../infra/local/ports.ts';
import { createSecrets } from '../../../infra/local/services/secrets.ts';
import { settings } from '../../kit/participants.ts';
import { type GatewayWorld, SECRET_ARN, startGatewayWorld } from '../fixtures/gateway.ts';

const ARN = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:billing-abc123';
const secretOf = (asked: Record<string, unknown> = {}): Resource => ({
  stack: 's',
  logicalId: 'Billing',
  type: 'AWS::SecretsManager::Secret',
  name: 'billing',
  arn: ARN,
  properties: {
    GenerateSecretString: {
      PasswordLength: 44,
      ExcludePunctuation: true,
      SecretStringTemplate: '{}',
      GenerateStringKey: 'current',
      ...asked,
    },
  },
});

const folders: string[] = [];
const folder = (): string => {
  folders.push(mkdtempSync(join(tmpdir(), 'rollcall-secrets-')));
  return folders.at(-1) ?? '';
};
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

const read = (body: Record<string, unknown>, dataDir = 'memory', operation = 'GetSecretValue') =>
  createSecrets({ resources: [secretOf()] }, dataDir).handle({ operation, body } as AwsCall);

describe('a secret', () => {
  it('is made as the template says, and can sign', async () => {
    const { SecretString } = await read({ SecretId: ARN });
    const { current } = JSON.parse(String(SecretString)) as { readonly current: string };
    expect(current).toMatch(/^[A-Za-z0-9]{44}$/);
    expect(Buffer.from(current, 'base64')).toHaveLength(33);
  });

  it('is the same after a restart, and readable by its owner alone; another folder has another', async () => {
    const path = folder();
    const first = await read({ SecretId: ARN }, path);
    expect(await read({ SecretId: 'billing' }, path)).toEqual(first);
    expect(statSync(join(path, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(await read({ SecretId: ARN }, folder())).not.toEqual(first);
  });

  it.each([
    ['an unknown secret', { SecretId: 'x' }, 'GetSecretValue', 'ResourceNotFoundException'],
    ['a version, which is not emulated', { SecretId: ARN, VersionStage: 'AWSPREVIOUS' }, 'GetSecretValue', 'ValidationException'],
    ['another operation', { SecretId: ARN }, 'PutSecretValue', 'UnknownOperationException'],
  ])('is refused: %s', async (_, body, operation, error) => {
    await expect(read(body, 'memory', operation)).rejects.toMatchObject({ name: error });
  });

  it('is not made where the template asks for what is not known here', () => {
    expect(() => createSecrets({ resources: [secretOf({ RequireEachIncludedType: true })] }, 'memory')).toThrow(
      /Billing.*RequireEachIncludedType/s,
    );
  });
});

describe('through the gateway', () => {
  let world: GatewayWorld;
  let client: SecretsManagerClient;
  beforeAll(async () => {
    world = await startGatewayWorld();
    client = new SecretsManagerClient(world.options);
  });
  afterAll(async () => {
    client.destroy();
    await world.stop();
  });

  it('a function reads the secret that it may read', async () => {
    const secrets = createSecretsManagerSecrets(client, Date.now);
    expect(await secrets.of(settings('https://billing.example', { secretArn: SECRET_ARN }))).toHaveLength(1);
  });

  it('and no other', async () => {
    const other = SECRET_ARN.replace('billing', 'crm');
    await expect(client.send(new GetSecretValueCommand({ SecretId: other }))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(client.send(new GetSecretValueCommand({ SecretId: 'crm' }))).rejects.toThrow(
      /secretsmanager:GetSecretValue.*secret:crm-\?{6}/,
    );
  });
});
