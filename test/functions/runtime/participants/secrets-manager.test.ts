// Secrets are read once in a while, both during a rotation, and never quoted.
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { createSecretsManagerSecrets, KEPT_MS } from '../../../../functions/runtime/participants/secrets-manager.ts';
import { NEXT_SECRET, SECRET, settings } from '../../../kit/participants.ts';

const billing = settings('https://billing.example');

const world = (...answers: readonly (string | Error | undefined)[]) => {
  const left = [...answers];
  const asked: unknown[] = [];
  let now = 0;
  const send = async ({ input }: { readonly input: { readonly SecretId: string } }) => {
    asked.push(input.SecretId);
    const SecretString = left.shift();
    if (SecretString instanceof Error) throw SecretString;
    return { SecretString };
  };
  const secrets = createSecretsManagerSecrets({ send } as unknown as SecretsManagerClient, () => now);
  return { of: () => secrets.of(billing), asked, wait: (milliseconds: number) => (now += milliseconds) };
};

const current = JSON.stringify({ current: SECRET });
const rotating = JSON.stringify({ current: SECRET, next: NEXT_SECRET });

describe('the secrets of a participant', () => {
  it('are asked for once by all who need them at the same time', async () => {
    const { of, asked } = world(current);
    expect(await Promise.all([of(), of(), of()])).toEqual([[SECRET], [SECRET], [SECRET]]);
    expect(asked).toEqual([billing.secretArn]);
  });

  it('are read again after a while, so that a rotation is seen', async () => {
    const { of, wait } = world(current, rotating);
    await of();
    wait(KEPT_MS - 1);
    expect(await of()).toEqual([SECRET]);
    wait(1);
    expect(await of()).toEqual([SECRET, NEXT_SECRET]);
  });

  it('are asked for again after a failure', async () => {
    const { of } = world(new Error('throttled'), current);
    await expect(of()).rejects.toThrow('throttled');
    expect(await of()).toEqual([SECRET]);
  });

  it.each([['planted'], ['{}'], ['{"current": "planted"}'], ['["planted"]'], [undefined]])(
    'that are %s are a fault that quotes nothing',
    async (text) => {
      const { of } = world(text);
      const failing = of();
      await expect(failing).rejects.toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('holds no secrets') });
      await expect(failing).rejects.not.toThrow('planted');
    },
  );
});
