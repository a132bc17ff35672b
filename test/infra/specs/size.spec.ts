// The stacks have room for the whole directory to come: 45 commands and 25 queries, each of the most demanding kind.
import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import type { CommandDefinition, QueryDefinition } from '../../../infra/entries.ts';
import { RollcallStage } from '../../../infra/stacks/rollcall-stage.ts';
import { STAGES } from '../../../infra/stages.ts';
import { stubCode } from '../synthesis.ts';

/** CloudFormation takes 500; what is left is for what a stack gets beside its functions. */
const MAX_RESOURCES = 400;
/** CloudFormation's quotas */
const MAX_OUTPUTS = 200;
const MAX_TEMPLATE_BYTES = 1_000_000;

const message = (index: number) => ({
  summary: 'Projected',
  path: `/v1/projected/${index}/{id}` as const,
  scopes: ['users:write'],
  self: true,
});
const command = (index: number): CommandDefinition => ({
  ...message(index),
  method: 'POST',
  effects: ['creates-user', 'claims', 'releases', 'counts'],
});
const query = (index: number): QueryDefinition => ({ ...message(index), method: 'GET', reads: ['directory', 'log'] });

const many = <T>(count: number, name: string, make: (index: number) => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, make(index)]));

export const sizeSpecs = (): void => {
  describe('the size of the stacks', () => {
    it('stays within what CloudFormation takes', () => {
      const [stage] = STAGES;
      if (!stage) throw new Error('there is no stage');
      const app = new App({ analyticsReporting: false });
      new RollcallStage(app, { stage, code: stubCode }, { commands: many(45, 'Command', command), queries: many(25, 'Query', query) });
      const { stacks } = app.synth().getNestedAssembly(`assembly-${stage.name}`);
      const functions = stacks.flatMap(({ template }) =>
        Object.values<{ Type: string }>(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function'),
      );
      expect(functions.length).toBeGreaterThanOrEqual(70);
      for (const { id, template } of stacks) {
        expect(Object.keys(template.Resources).length, `resources of ${id}`).toBeLessThan(MAX_RESOURCES);
        expect(Object.keys(template.Outputs ?? {}).length, `outputs of ${id}`).toBeLessThan(MAX_OUTPUTS);
        expect(JSON.stringify(template).length, `bytes of ${id}`).toBeLessThan(MAX_TEMPLATE_BYTES);
      }
    });
  });
};
