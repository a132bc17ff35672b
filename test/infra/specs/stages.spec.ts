// Stages differ in data only: every difference between the templates of dev and prod is one that stages.ts lists.
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../../infra/stages.ts';
import { dev, prod, type SynthesizedStage } from '../synthesis.ts';

/** `type property` of each leaf that may differ. */
const LISTED = [
  'AWS::ApiGatewayV2::Stage Properties.DefaultRouteSettings.ThrottlingBurstLimit',
  'AWS::ApiGatewayV2::Stage Properties.DefaultRouteSettings.ThrottlingRateLimit',
  'AWS::Cognito::UserPool DeletionPolicy',
  'AWS::Cognito::UserPool Properties.DeletionProtection',
  'AWS::Cognito::UserPool UpdateReplacePolicy',
  'AWS::DynamoDB::Table DeletionPolicy',
  'AWS::DynamoDB::Table Properties.DeletionProtectionEnabled',
  'AWS::DynamoDB::Table Properties.PointInTimeRecoverySpecification.RecoveryPeriodInDays',
  'AWS::DynamoDB::Table UpdateReplacePolicy',
  'AWS::KMS::Key DeletionPolicy',
  'AWS::KMS::Key UpdateReplacePolicy',
  'AWS::Logs::LogGroup DeletionPolicy',
  'AWS::Logs::LogGroup Properties.RetentionInDays',
  'AWS::Logs::LogGroup UpdateReplacePolicy',
  'AWS::Scheduler::ScheduleGroup DeletionPolicy',
  'AWS::Scheduler::ScheduleGroup UpdateReplacePolicy',
];

const leaves = (value: unknown, path: string): [string, unknown][] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, entry]) => leaves(entry, path ? `${path}.${key}` : key))
    : [[path, value]];

/** `stack/logical id` -> the leaves of the resource, with the stage's own names out of the way. */
const flatten = (stage: SynthesizedStage, name: string): Map<string, unknown> => {
  const nameless = (value: unknown): unknown =>
    typeof value === 'string' ? value.replace(new RegExp(`^${name}Bus.*|\\b${name}\\b`, 'g'), 'STAGE') : value;
  return new Map(
    stage.stacks.flatMap(({ id, template }) =>
      Object.entries(template.Resources).flatMap(([logicalId, resource]) =>
        leaves(resource, '').map(([path, value]) => [`${id}/${logicalId} ${resource.Type} ${path}`, nameless(value)] as const),
      ),
    ),
  );
};

export const stagesSpecs = (): void => {
  describe('dev and prod', () => {
    it('differ in nothing but what stages.ts lists', () => {
      const [left, right] = [flatten(dev, 'dev'), flatten(prod, 'prod')];
      const paths = new Set([...left.keys(), ...right.keys()]);
      const different = [...paths].filter((path) => left.get(path) !== right.get(path)).map((path) => path.replace(/^\S+ /, ''));
      expect([...new Set(different)].sort()).toEqual(LISTED);
    });

    it.each(STAGES.map((config) => [config.name, config] as const))('%s is throttled and keeps its logs as it says', (name, config) => {
      const stage = name === 'dev' ? dev : prod;
      expect(stage.resources('AWS::ApiGatewayV2::Stage').map(({ Properties }) => Properties.DefaultRouteSettings)).toEqual([
        { ThrottlingBurstLimit: config.throttle.burstLimit, ThrottlingRateLimit: config.throttle.rateLimit },
      ]);
      const retentions = stage.resources('AWS::Logs::LogGroup').map(({ Properties }) => Properties.RetentionInDays);
      expect(retentions.length).toBeGreaterThan(stage.model.functions.length);
      expect(new Set(retentions)).toEqual(new Set([config.logRetention]));
    });

    it('say where they can be reached', () => {
      for (const { model } of [dev, prod]) {
        const names = Object.keys(model.outputs).map((name) => name.replace(/^.*\./, ''));
        expect(names).toEqual(
          expect.arrayContaining(['ApiUrl', 'TokenUrl', 'UserPoolId', 'MachineClientId', 'EventBusName', 'RedriveFunctionName']),
        );
      }
    });
  });
};
