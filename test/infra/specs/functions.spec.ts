// What all functions have in common.
import { describe, expect, it } from 'vitest';
import { CONSUMERS, STEP_FUNCTIONS } from '../../../domain/catalog.ts';
import { SOURCES } from '../../../infra/entries.ts';
import { FAILURE_QUEUE, HTTP_INTEGRATION_TIMEOUT, OPERATION_FUNCTION } from '../../../infra/limits.ts';
import { catalogue, dev, functionName, prod } from '../synthesis.ts';

const functions = [dev, prod].flatMap((stage) => stage.resources('AWS::Lambda::Function'));

export const functionsSpecs = (): void => {
  describe('functions', () => {
    it('are those of the catalogue and the fallback, one each, each with a source', () => {
      const expected = [
        ...Object.keys(catalogue.commands),
        ...Object.keys(catalogue.queries),
        ...STEP_FUNCTIONS.keys(),
        ...Object.keys(CONSUMERS),
        'NotFound',
      ].sort();
      for (const stage of [dev, prod]) expect(stage.model.functions.map(({ name }) => functionName(name)).sort()).toEqual(expected);
      expect([...SOURCES.keys()].sort()).toEqual(expected);
    });

    it('run Node 24 on arm64, traced, with the bundle’s handler', () => {
      for (const { Properties } of functions) {
        expect(Properties).toMatchObject({
          Runtime: 'nodejs24.x',
          Architectures: ['arm64'],
          Handler: 'index.handler',
          TracingConfig: { Mode: 'Active' },
        });
        expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
      }
    });

    it('have a role and a log group of their own, and no policy of AWS', () => {
      for (const stage of [dev, prod]) {
        const own = stage
          .resources('AWS::Lambda::Function')
          .map(({ Properties }) => JSON.stringify([Properties.Role, Properties.LoggingConfig]));
        expect(own.filter((text) => text.includes('LogGroup'))).toHaveLength(own.length);
        // Logical ids are unique within a stack only, which is where a function shares anything.
        for (const { template } of stage.stacks) {
          const inStack = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
          expect(new Set(inStack.map(({ Properties }) => JSON.stringify(Properties.Role))).size).toBe(inStack.length);
          expect(new Set(inStack.map(({ Properties }) => JSON.stringify(Properties.LoggingConfig))).size).toBe(inStack.length);
        }
        for (const { Properties } of stage.resources('AWS::IAM::Role')) expect(Properties).not.toHaveProperty('ManagedPolicyArns');
      }
    });

    it('capture neither events nor answers nor errors', () => {
      for (const { Properties } of functions) {
        expect((Properties.Environment as { Variables: unknown }).Variables).toMatchObject({
          POWERTOOLS_LOGGER_LOG_EVENT: 'false',
          POWERTOOLS_TRACER_CAPTURE_RESPONSE: 'false',
          POWERTOOLS_TRACER_CAPTURE_ERROR: 'false',
        });
      }
    });

    it('answer before API Gateway stops waiting', () => {
      const routed = new Set(dev.model.routes.map(({ functionArn }) => functionArn));
      const timeouts = dev.model.functions.filter(({ arn }) => routed.has(arn)).map(({ timeoutSeconds }) => timeoutSeconds);
      expect(Math.max(...timeouts)).toBeLessThan(HTTP_INTEGRATION_TIMEOUT.toSeconds());
    });

    it('are done with a failure before the queue delivers it again', () => {
      expect(FAILURE_QUEUE.visibilityTimeout.toSeconds()).toBeGreaterThanOrEqual(6 * OPERATION_FUNCTION.timeout.toSeconds());
    });
  });
};
