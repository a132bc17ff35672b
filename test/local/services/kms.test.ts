// The local KMS through the SDK's shapes: what it seals, what it refuses, and that its secret outlives a restart.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FunctionModel, Resource } from '../../../infra/local/model.ts';
import { createKms } from '../../../infra/local/services/kms.ts';

const arnOf = (id: string): string => `arn:aws:kms:us-east-1:000000000000:key/${id}`;
const ID = '11111111-1111-1111-1111-111111111111';
const OTHER = '22222222-2222-2222-2222-222222222222';
const DISABLED = '33333333-3333-3333-3333-333333333333';

const resource = (type: string, name: string, properties: Record<string, unknown> = {}): Resource => ({
  stack: 's',
  logicalId: name,
  type,
  name,
  arn: type === 'AWS::KMS::Key' ? arnOf(name) : `arn:aws:kms:us-east-1:000000000000:${name}`,
  properties,
});

const model = {
  keys: [ID, OTHER, DISABLED].map((id) => ({ id, arn: arnOf(id) })),
  resources: [
    resource('AWS::KMS::Key', DISABLED, { Enabled: false }),
    resource('AWS::KMS::Alias', 'alias/rollcall', { TargetKeyId: arnOf(ID) }),
  ],
};

const caller = (dataDir = 'memory') => {
  const kms = createKms(model, dataDir);
  return (operation: string, body: Record<string, unknown>) => kms.handle({ caller: {} as FunctionModel, service: 'kms', operation, body });
};

const folders: string[] = [];
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'kms-'));
  folders.push(path);
  return path;
};
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

const secret = Buffer.from('secret').toString('base64');
const named = (name: string) => expect.objectContaining({ name });

describe('seals and opens', () => {
  it.each([ID, arnOf(ID), 'alias/rollcall'])('a data key under %s', async (KeyId) => {
    const call = caller();
    const key = await call('GenerateDataKey', { KeyId, KeySpec: 'AES_256', EncryptionContext: { user: '1', use: 'log' } });
    expect(Buffer.from(String(key['Plaintext']), 'base64')).toHaveLength(32);
    const opened = await call('Decrypt', { CiphertextBlob: key['CiphertextBlob'], EncryptionContext: { use: 'log', user: '1' } });
    expect(opened).toMatchObject({ Plaintext: key['Plaintext'], KeyId: arnOf(ID) });
  });

  it('a data key that is not shown', async () => {
    const call = caller();
    const key = await call('GenerateDataKeyWithoutPlaintext', { KeyId: ID, NumberOfBytes: 16 });
    expect(key).not.toHaveProperty('Plaintext');
    const { Plaintext } = await call('Decrypt', { CiphertextBlob: key['CiphertextBlob'] });
    expect(Buffer.from(String(Plaintext), 'base64')).toHaveLength(16);
  });

  it('after a restart, with a secret that only the owner reads', async () => {
    const path = folder();
    const { CiphertextBlob } = await caller(path)('Encrypt', { KeyId: ID, Plaintext: secret });
    await expect(caller(path)('Decrypt', { CiphertextBlob })).resolves.toMatchObject({ Plaintext: secret });
    expect(statSync(join(path, 'kms-master-key')).mode & 0o777).toBe(0o600);
    await expect(caller(folder())('Decrypt', { CiphertextBlob })).rejects.toEqual(named('InvalidCiphertextException'));
  });
});

describe('refuses', () => {
  it('another encryption context, another key, damage', async () => {
    const call = caller();
    const { CiphertextBlob } = await call('Encrypt', { KeyId: ID, Plaintext: secret, EncryptionContext: { a: '1' } });
    await expect(call('Decrypt', { CiphertextBlob })).rejects.toEqual(named('InvalidCiphertextException'));
    await expect(call('Decrypt', { CiphertextBlob, EncryptionContext: { a: '1' }, KeyId: OTHER })).rejects.toEqual(
      named('IncorrectKeyException'),
    );
    const damaged = Buffer.concat([Buffer.from(String(CiphertextBlob), 'base64'), Buffer.from('x')]).toString('base64');
    await expect(call('Decrypt', { CiphertextBlob: damaged, EncryptionContext: { a: '1' } })).rejects.toEqual(
      named('InvalidCiphertextException'),
    );
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['an unknown key', 'Encrypt', { KeyId: 'x', Plaintext: secret }, 'NotFoundException'],
    ['an unknown alias', 'GenerateDataKey', { KeyId: 'alias/x', KeySpec: 'AES_256' }, 'NotFoundException'],
    ['a disabled key', 'GenerateDataKey', { KeyId: DISABLED, KeySpec: 'AES_256' }, 'DisabledException'],
    ['no key size', 'GenerateDataKey', { KeyId: ID }, 'ValidationException'],
    ['what is not emulated', 'Encrypt', { KeyId: ID, Plaintext: secret, DryRun: true }, 'ValidationException'],
    ['too long a text', 'Encrypt', { KeyId: ID, Plaintext: Buffer.alloc(4_097).toString('base64') }, 'ValidationException'],
    ['no ciphertext of ours', 'Decrypt', { CiphertextBlob: secret }, 'InvalidCiphertextException'],
    ['an unknown operation', 'CreateKey', {}, 'UnknownOperationException'],
  ])('%s', async (_, operation, body, error) => {
    await expect(caller()(operation, body)).rejects.toEqual(named(error));
  });
});
