// The stage's KMS keys by id, ARN or alias, and whether they may be used.
import type { DeployedModel } from '../model.ts';
import { keyIdOf } from './kms-ciphertext.ts';

export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly enabled: boolean;
}

export interface KeyRing {
  /** @param id key id, key ARN, alias name or alias ARN */
  find(id: string): Key | undefined;
  keyArn(id: string): string | undefined;
  /** @param ciphertext in base64 */
  keyArnOf(ciphertext: string): string | undefined;
}

export const keyRing = ({ keys, resources }: Pick<DeployedModel, 'keys' | 'resources'>): KeyRing => {
  const byId = new Map<string, Key>();
  for (const { id, arn } of keys) {
    const enabled = resources.find((resource) => resource.arn === arn)?.properties['Enabled'];
    const key = { id, arn, enabled: enabled !== false && enabled !== 'false' };
    byId.set(id, key).set(arn, key);
  }
  for (const alias of resources.filter(({ type }) => type === 'AWS::KMS::Alias')) {
    const key = byId.get(String(alias.properties['TargetKeyId']));
    if (key) byId.set(alias.name, key).set(alias.arn, key);
  }
  return {
    find: (id) => byId.get(id),
    keyArn: (id) => byId.get(id)?.arn,
    keyArnOf: (ciphertext) => byId.get(keyIdOf(Buffer.from(ciphertext, 'base64')) ?? '')?.arn,
  };
};
