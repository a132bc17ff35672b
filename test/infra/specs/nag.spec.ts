// The rules of cdk-nag hold, and a breach stops the synthesis.
import { Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../../infra/stages.ts';
import { appFor } from '../synthesis.ts';

const [stage] = STAGES;
const oneStage = () => appFor(stage ? [stage] : []);

/** Rule -> reasons, of every acknowledgement in the tree. */
const acknowledgements = (): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { metadata } of oneStage()
    .node.findAll()
    .map(({ node }) => node)) {
    for (const { type, data } of metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue;
      for (const [rule, reason] of Object.entries(data as Record<string, string>)) {
        const id = rule.replace(/^annotation::/i, '');
        found.set(id, (found.get(id) ?? new Set()).add(reason));
      }
    }
  }
  return found;
};

export const nagSpecs = (): void => {
  describe('cdk-nag', () => {
    it('stops a synthesis that breaks a rule', () => {
      const app = oneStage();
      const inside = app.node.findChild('dev');
      new Queue(new Stack(inside, 'Breach'), 'PlainQueue');
      expect(() => app.synth()).toThrow('AwsSolutions-SQS4');
    });

    it('is silenced for these rules only, each time with a reason', () => {
      const silenced = acknowledgements();
      expect([...silenced.keys()].sort()).toEqual([
        'AwsSolutions-APIG4',
        'AwsSolutions-COG8',
        'AwsSolutions-IAM5[Resource::*]',
        expect.stringMatching(/^AwsSolutions-IAM5\[Resource::arn:.*:schedule\/<OneOffGroup\w+>\/\*\]$/u),
        'AwsSolutions-SQS3',
      ]);
      for (const reasons of silenced.values()) for (const reason of reasons) expect(reason.length).toBeGreaterThan(40);
    });
  });
};
