// The root of all keys: a symmetric key of AWS KMS that never leaves it.
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { RootKey } from '../keyring/ports.ts';
import { until } from './clients.ts';
import { repeatable } from './failures.ts';

const DEPENDENCY = 'The key management service';

const present = (bytes: Uint8Array | undefined): Uint8Array => {
  if (bytes === undefined) throw new Error(`${DEPENDENCY} answered without a key`);
  return new Uint8Array(bytes);
};

/** @param client of a single attempt per call */
export const createKmsRootKey = (client: KMSClient, keyArn: string): RootKey => ({
  generate: (call) =>
    repeatable(DEPENDENCY, async () => {
      const answer = await client.send(new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256' }), until(call));
      return { plaintext: present(answer.Plaintext), encrypted: present(answer.CiphertextBlob) };
    }),

  decrypt: (encrypted, call) =>
    repeatable(DEPENDENCY, async () => {
      const answer = await client.send(new DecryptCommand({ KeyId: keyArn, CiphertextBlob: encrypted }), until(call));
      return present(answer.Plaintext);
    }),
});
