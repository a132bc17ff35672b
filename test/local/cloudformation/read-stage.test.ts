// A stage as the CDK synthesizes it, read into the model.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionNamed, readFixture } from '../fixtures/read-fixture.ts';

describe('the fixture stage', () => {
  const model = readFixture(undefined, { queueOrigin: 'http://gateway' });
  const [log] = model.tables;
  const writer = functionNamed(model, 'Writer');

  it('has a name and unique resources', () => {
    expect(model.stage).toBe('test');
    expect(new Set(model.resources.map(({ type, arn }) => `${type} ${arn}`)).size).toBe(model.resources.length);
  });

  it('has tables with key, index, stream and time to live', () => {
    expect(log).toMatchObject({ streamViewType: 'NEW_IMAGE', ttlAttribute: 'ttl', globalSecondaryIndexes: [{ IndexName: 'byStatus' }] });
    expect(log?.streamArn).toBe(`${log?.arn}/stream/2026-01-01T00:00:00.000`);
  });

  it('has functions with code, limits and an environment resolved across stacks', () => {
    expect(existsSync(join(writer.codeDir, 'index.mjs'))).toBe(true);
    expect(writer).toMatchObject({ handler: 'index.handler', timeoutSeconds: 5, memoryMb: 512, reservedConcurrency: 2 });
    expect(writer.environment).toEqual({
      TABLE: log?.name,
      BUS: model.buses[0]?.name,
      QUEUE: model.queues.find(({ name }) => name.includes('Work'))?.url,
      KEY: model.keys[0]?.arn,
      ISSUER: model.routes.find(({ authorizer }) => authorizer)?.authorizer?.issuer,
    });
    expect(writer.environment['QUEUE']).toMatch(/^http:\/\/gateway\/000000000000\/test-Data-Work/);
    expect(writer.environment['ISSUER']).toMatch(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_\w+$/);
  });

  it('knows each function by a key of its own', () => {
    const keys = model.functions.map(({ accessKeyId }) => accessKeyId);
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9]{20}$/);
  });

  it('has the statements of the attached policies', () => {
    expect(writer.policy).toContainEqual({
      effect: 'Allow',
      actions: ['events:PutEvents'],
      resources: [model.buses[0]?.arn],
      conditions: {},
    });
  });

  it('has routes, one of them secured', () => {
    const { arn } = functionNamed(model, 'Reader');
    expect(model.routes).toMatchObject([
      { routeKey: 'GET /v1/users/{id}', functionArn: arn, authorizer: { scopes: ['users.read'], audience: [expect.any(String)] } },
      { routeKey: 'GET /health', functionArn: arn, authorizer: undefined },
    ]);
  });

  it('has the mappings of a stream and a queue', () => {
    const parked = model.queues.find(({ name }) => name.includes('Parked'))?.arn;
    expect(model.mappings).toMatchObject([
      {
        sourceArn: log?.streamArn,
        batchSize: 10,
        startingPosition: 'TRIM_HORIZON',
        filters: [{ eventName: ['INSERT'] }],
        bisectOnError: true,
        maximumRetryAttempts: 3,
        maximumRecordAgeSeconds: 3_600,
        parallelizationFactor: 1,
        reportBatchItemFailures: true,
        onFailureArn: parked,
      },
      { sourceArn: model.queues.find(({ name }) => name.includes('Work'))?.arn, batchSize: 10, startingPosition: undefined, enabled: true },
    ]);
  });

  it('has the rule with its target', () => {
    expect(model.rules).toMatchObject([
      {
        busName: model.buses[0]?.name,
        enabled: true,
        pattern: { source: ['rollcall'] },
        targets: [
          {
            arn: functionNamed(model, 'Reader').arn,
            input: { InputPath: '$.detail' },
            maximumRetryAttempts: 2,
            maximumEventAgeSeconds: 86_400,
          },
        ],
      },
    ]);
    const target = model.rules[0]?.targets[0];
    expect(model.queues.map(({ arn }) => arn)).toContain(target?.deadLetterArn);
  });

  it('has queues with redrive, permissions and outputs', () => {
    expect(model.queues.find(({ name }) => name.includes('Work'))).toMatchObject({
      visibilityTimeoutSeconds: 7,
      redrive: { maxReceiveCount: 3 },
    });
    expect(model.permissions).toContainEqual({
      functionArn: functionNamed(model, 'Reader').arn,
      principal: 'events.amazonaws.com',
      sourceArn: model.rules[0]?.arn,
    });
    expect(model.outputs['test-Api.Url']).toMatch(/^https:\/\/\w+\.execute-api\.us-east-1\.amazonaws\.com$/);
  });

  it('is the same when read again', () => {
    expect(readFixture().functions.map(({ name, accessKeyId }) => [name, accessKeyId])).toEqual(
      model.functions.map(({ name, accessKeyId }) => [name, accessKeyId]),
    );
  });
});
