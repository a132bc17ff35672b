// A local KMS for the stage's symmetric keys. One master secret, kept in the data folder, makes all of them.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { DeployedModel } from '../model.ts';
import { type ServiceBackend, ServiceError } from '../ports.ts';
import { keyIdOf, open, seal } from './kms-ciphertext.ts';
import { type Key, keyRing } from './kms-keys.ts';

const MASTER_BYTES = 32;
/** KMS encrypts no more in one call. */
const LONGEST_PLAINTEXT_BYTES = 4_096;

const base64 = z.string().transform((text) => Buffer.from(text, 'base64'));
const EncryptionContext = z.record(z.string(), z.string()).default({});
// Fields that change the answer and are not emulated (GrantTokens, DryRun, Recipient) are unknown on purpose.
const symmetric = z.literal('SYMMETRIC_DEFAULT').optional();
const dataKey = z.strictObject({
  KeyId: z.string(),
  EncryptionContext,
  KeySpec: z.enum(['AES_128', 'AES_256']).optional(),
  NumberOfBytes: z.int().min(1).max(1_024).optional(),
});
const encrypt = z.strictObject({ KeyId: z.string(), EncryptionContext, Plaintext: base64, EncryptionAlgorithm: symmetric });
const decrypt = z.strictObject({ KeyId: z.string().optional(), EncryptionContext, CiphertextBlob: base64, EncryptionAlgorithm: symmetric });

const parse = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const result = schema.safeParse(body);
  if (!result.success) throw new ServiceError('ValidationException', z.prettifyError(result.error));
  return result.data;
};

const readMaster = (dataDir: string): Buffer => {
  if (dataDir === 'memory') return randomBytes(MASTER_BYTES);
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'kms-master-key');
  try {
    writeFileSync(path, randomBytes(MASTER_BYTES), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const master = readFileSync(path);
  if (master.length !== MASTER_BYTES) throw new Error(`${path} is damaged. Start with --fresh to drop the local data.`);
  return master;
};

/**
 * GenerateDataKey, GenerateDataKeyWithoutPlaintext, Encrypt, Decrypt.
 * @param dataDir a folder that keeps the master secret, or `memory`
 */
export const createKms = (model: Pick<DeployedModel, 'keys' | 'resources'>, dataDir: string): ServiceBackend => {
  const master = readMaster(dataDir);
  const ring = keyRing(model);

  const usable = (id: string): Key => {
    const key = ring.find(id);
    if (!key)
      throw new ServiceError('NotFoundException', id.startsWith('alias/') ? `Alias ${id} is not found.` : `Key '${id}' does not exist`);
    if (!key.enabled) throw new ServiceError('DisabledException', `${key.arn} is disabled.`);
    return key;
  };

  const generate = (body: unknown): { plaintext: Buffer; answer: Record<string, unknown> } => {
    const { KeyId, EncryptionContext: context, KeySpec, NumberOfBytes } = parse(dataKey, body);
    if ((KeySpec === undefined) === (NumberOfBytes === undefined)) {
      throw new ServiceError('ValidationException', 'Please specify either number of bytes or key spec.');
    }
    const key = usable(KeyId);
    const plaintext = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
    return { plaintext, answer: { KeyId: key.arn, CiphertextBlob: seal(master, key.id, context, plaintext).toString('base64') } };
  };

  const operations: Readonly<Record<string, (body: unknown) => Record<string, unknown>>> = {
    GenerateDataKey: (body) => {
      const { plaintext, answer } = generate(body);
      return { ...answer, Plaintext: plaintext.toString('base64') };
    },
    GenerateDataKeyWithoutPlaintext: (body) => generate(body).answer,
    Encrypt: (body) => {
      const { KeyId, EncryptionContext: context, Plaintext } = parse(encrypt, body);
      if (Plaintext.length === 0 || Plaintext.length > LONGEST_PLAINTEXT_BYTES) {
        throw new ServiceError('ValidationException', `Plaintext must be 1 to ${LONGEST_PLAINTEXT_BYTES} bytes`);
      }
      const key = usable(KeyId);
      const blob = seal(master, key.id, context, Plaintext).toString('base64');
      return { KeyId: key.arn, CiphertextBlob: blob, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
    Decrypt: (body) => {
      const { KeyId, EncryptionContext: context, CiphertextBlob } = parse(decrypt, body);
      const maker = keyIdOf(CiphertextBlob);
      if (maker === undefined || !ring.find(maker)) throw new ServiceError('InvalidCiphertextException', '');
      if (KeyId !== undefined && usable(KeyId).id !== maker) {
        throw new ServiceError(
          'IncorrectKeyException',
          'The key ID in the request does not identify a CMK that can perform this operation.',
        );
      }
      const key = usable(maker);
      const plaintext = open(master, key.id, context, CiphertextBlob);
      return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
  };

  return {
    handle: async ({ operation, body }) => {
      const run = operations[operation];
      if (!run) throw new ServiceError('UnknownOperationException', `The local KMS does not know ${operation}`);
      return run(body);
    },
  };
};
