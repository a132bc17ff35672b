// From the synthesized template to a definition that runs; and what must not pass unseen.
import { type Stack, Duration } from 'aws-cdk-lib';
import type { Function as LambdaFn } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { describe, expect, test } from 'vitest';
import { DefinitionError } from '../../../infra/local/stepfunctions/language/definition-error.ts';
import { parseDefinition } from '../../../infra/local/stepfunctions/language/parse-definition.ts';
import { readFixture } from '../fixtures/read-fixture.ts';
import { only } from './world.ts';

const named = (api: Stack, id: string): LambdaFn => api.node.findChild(id) as LambdaFn;
const withMachine = (make: (api: Stack) => Partial<sfn.StateMachineProps>) =>
  readFixture((_, api) => {
    const machine = new sfn.StateMachine(api, 'Saga', make(api));
    named(api, 'Reader').addEnvironment('SAGA', machine.stateMachineArn);
    machine.grantStartExecution(named(api, 'Reader'));
  });

describe('a synthesized state machine', () => {
  const model = withMachine((api) => ({
    definitionBody: sfn.DefinitionBody.fromChainable(
      new LambdaInvoke(api, 'Ask', {
        lambdaFunction: named(api, 'Writer'),
        integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
        payload: sfn.TaskInput.fromObject({ token: sfn.JsonPath.taskToken }),
        taskTimeout: sfn.Timeout.duration(Duration.hours(24)),
      }).next(new sfn.Wait(api, 'Pause', { time: sfn.WaitTime.duration(Duration.hours(1)) })),
    ),
    timeout: Duration.days(2),
    logs: { destination: new LogGroup(api, 'Log'), level: sfn.LogLevel.ALL, includeExecutionData: false },
    tracingEnabled: true,
  }));
  const [machine] = model.stateMachines;

  test('has its references resolved, its timeouts and its policy', () => {
    const writer = model.functions.find(({ logicalId }) => logicalId.startsWith('Writer'));
    const { TimeoutSeconds, States } = parseDefinition(machine?.definition ?? '');
    expect(TimeoutSeconds).toBe(172_800);
    expect(States['Ask']).toMatchObject({ TimeoutSeconds: 86_400, Parameters: { FunctionName: writer?.arn } });
    expect(machine?.policy).toContainEqual(
      expect.objectContaining({ actions: ['lambda:InvokeFunction'], resources: [writer?.arn, `${writer?.arn}:*`] }),
    );
    expect(model.functions.find(({ logicalId }) => logicalId.startsWith('Reader'))?.environment['SAGA']).toBe(machine?.arn);
    expect(machine?.arn).toBe(`arn:aws:states:us-east-1:000000000000:stateMachine:${machine?.name}`);
  });

  test('may take the values of its definition from substitutions', () => {
    const { stateMachines } = withMachine(() => ({
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the substitution is CloudFormation's
      definitionBody: sfn.DefinitionBody.fromString(JSON.stringify(only({ Type: 'Pass', Result: '${greeting}' }))),
      definitionSubstitutions: { greeting: 'say "hello"' },
    }));
    expect(parseDefinition(stateMachines[0]?.definition ?? '').States['Only']).toMatchObject({ Result: 'say "hello"' });
  });

  test.each<[string, (api: Stack) => Partial<sfn.StateMachineProps>, RegExp]>([
    [
      'one that logs its data',
      (api) => ({
        definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(api, 'Nothing')),
        logs: { destination: new LogGroup(api, 'Log'), level: sfn.LogLevel.ALL, includeExecutionData: true },
      }),
      /logs execution data/,
    ],
    [
      'an Express workflow',
      (api) => ({
        stateMachineType: sfn.StateMachineType.EXPRESS,
        definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(api, 'P')),
      }),
      /Saga\w+ \(AWS::StepFunctions::StateMachine\): .*STANDARD/,
    ],
    [
      'a state that leads nowhere',
      () => ({
        definitionBody: sfn.DefinitionBody.fromString(JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } })),
      }),
      /Saga\w+ \(AWS::StepFunctions::StateMachine\): .*MISSING_TRANSITION_TARGET/s,
    ],
    [
      'a query in JSONata',
      (api) => ({ queryLanguage: sfn.QueryLanguage.JSONATA, definitionBody: sfn.DefinitionBody.fromChainable(sfn.Pass.jsonata(api, 'P')) }),
      /QueryLanguage/,
    ],
  ])('is refused for %s', (_, make, message) => {
    expect(() => withMachine(make)).toThrow(message);
  });
});

describe('refuses, naming state and field', () => {
  test.each<[string, object, RegExp]>([
    ['a variable', { Type: 'Pass', Assign: { a: 1 } }, /"Assign"[\s\S]*States\.Only/],
    ['a misspelt field', { Type: 'Pass', ResultPaht: '$' }, /"ResultPaht"[\s\S]*States\.Only/],
    ['a state type', { Type: 'Sleep' }, /States\.Only/],
    [
      'an integration',
      { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage' },
      /state Only: Resource arn:aws:states:::sqs:sendMessage is not known/,
    ],
    [
      'a call without waiting',
      { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f', InvocationType: 'Event' } },
      /state Only: Parameters\.InvocationType/,
    ],
    [
      'a parameter',
      { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f', LogType: 'Tail' } },
      /state Only: Parameters\.LogType is not known/,
    ],
    [
      'a wait for a token that nobody gets',
      { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Parameters: { FunctionName: 'f', Payload: {} } },
      /state Only: .*Task\.Token/,
    ],
    ['an intrinsic function', { Type: 'Pass', Parameters: { 'x.$': 'States.Shout($.a)' } }, /state Only: .*States\.Shout is not known/],
    ['a half intrinsic function', { Type: 'Pass', Parameters: { 'x.$': "States.Format('{}'" } }, /state Only: .*makes no sense/],
    ['a path to write to that is none', { Type: 'Pass', ResultPath: '$.a[*]' }, /state Only: ResultPath \$\.a\[\*\]/],
    [
      'a comparison',
      { Type: 'Choice', Choices: [{ Variable: '$.a', NearlyEquals: 1, Next: 'Only' }] },
      /"NearlyEquals"[\s\S]*States\.Only\.Choices\[0\]/,
    ],
    [
      'a distributed Map',
      { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'In', States: {} } },
      /States\.Only\.ItemProcessor\.ProcessorConfig\.Mode/,
    ],
    [
      'a state inside a branch',
      { Type: 'Parallel', Branches: [{ StartAt: 'In', States: { In: { Type: 'Pass', Assign: {} } } }] },
      /States\.Only\.Branches\[0\]\.States\.In/,
    ],
  ])('%s', (_, state, message) => {
    const read = () => parseDefinition(JSON.stringify(only(state)));
    expect(read).toThrow(DefinitionError);
    expect(read).toThrow(message);
  });
});
