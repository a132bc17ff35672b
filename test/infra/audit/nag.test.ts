// The audit's reading of cdk-nag: a broken rule and an acknowledgement without a reason are found.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, expect, it } from 'vitest';
import { judge, violations } from '../../../infra/audit/nag/check.ts';
import { suppressionsIn } from '../../../infra/audit/nag/suppressions.ts';
import { reportPath } from '../../../infra/audit/synthesis.ts';
import { rollcallApp } from '../../../infra/stacks/rollcall-app.ts';

const REASON = 'X-Ray has no resources to name: its actions are granted on * or not at all.';
const acknowledging = (reason: string) => ({
  '/dev/Commands/CreateUser': [{ type: 'aws:cdk:acknowledged-rules', data: { 'Annotation::AwsSolutions-IAM5[Resource::*]': reason } }],
  '/dev/Commands': [{ type: 'aws:cdk:templateFile', data: 'x.template.json' }],
});

it('shows an acknowledgement with its reason', () => {
  expect(judge([], suppressionsIn(acknowledging(REASON)))).toMatchObject({
    findings: [],
    accepted: [`AwsSolutions-IAM5[Resource::*]: ${REASON} × 1`],
  });
});

it.each(['', '   ', 'because'])('finds an acknowledgement whose reason is "%s"', (reason) => {
  expect(judge([], suppressionsIn(acknowledging(reason))).findings).toEqual([
    '/dev/Commands/CreateUser: AwsSolutions-IAM5[Resource::*] is acknowledged without a reason',
  ]);
});

const noCode = (): never => expect.unreachable('there is no function');
const outdir = mkdtempSync(join(tmpdir(), 'rollcall-nag-'));
afterAll(() => rmSync(outdir, { recursive: true }));

it('finds what the synthesis reports', () => {
  const app = rollcallApp({ messages: { commands: {}, queries: {} }, code: noCode, outdir, stages: [] });
  new Queue(new Stack(app, 'Breach'), 'PlainQueue');
  expect(() => app.synth()).toThrow('AwsSolutions-SQS4');
  const found = violations(JSON.parse(readFileSync(reportPath(outdir), 'utf8')));
  expect(found).toContainEqual(expect.stringMatching(/^Breach\/PlainQueue\/Resource: .*AwsSolutions-SQS4: /u));
});
