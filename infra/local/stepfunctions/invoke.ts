// Calls the function of a Task with the rights of the machine's role, and names its failures as Step Functions does.
import { evaluate } from '../iam/evaluate.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION, type StateMachineModel } from '../model.ts';
import { FunctionError, type Invoker } from '../ports.ts';
import { StateError } from './language/state-error.ts';
import type { InvokeTask } from './states/run.ts';

const FUNCTION_PREFIX = `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:`;

/** Failures of Lambda itself rather than of the function. Those of the function keep the name of what it threw. */
const SERVICE_ERRORS = new Set(['TooManyRequestsException', 'ResourceNotFoundException', 'RequestTooLargeException']);

const checkGrant = (machine: StateMachineModel, resource: string): void => {
  if (evaluate(machine.policy, { action: 'lambda:InvokeFunction', resource, context: {} }) === 'allow') return;
  const role = `arn:aws:sts::${LOCAL_ACCOUNT}:assumed-role/${machine.roleArn.split('/').at(-1)}/${machine.name}`;
  const denial = `User: ${role} is not authorized to perform: lambda:InvokeFunction on resource: ${resource}`;
  throw new StateError('Lambda.AWSLambdaException', `${denial} (Service: Lambda, Status Code: 403)`);
};

const asStateError = (error: unknown): StateError => {
  if (!(error instanceof FunctionError)) return new StateError('Lambda.SdkClientException', String(error));
  const { errorType, message: errorMessage } = error;
  if (SERVICE_ERRORS.has(errorType)) return new StateError(`Lambda.${errorType}`, errorMessage);
  return new StateError(errorType, JSON.stringify({ errorType, errorMessage, trace: [] }));
};

/** @param invoker Lambda, whose functions know no versions: `$LATEST` is the only qualifier there is */
export const createInvokeTask =
  (invoker: Invoker): InvokeTask =>
  async (machine, functionName, payload, traceHeader) => {
    const arn = functionName.startsWith('arn:') ? functionName : `${FUNCTION_PREFIX}${functionName}`;
    checkGrant(machine, arn);
    try {
      return await invoker.invoke(arn.replace(/:\$LATEST$/, ''), payload, traceHeader === undefined ? {} : { traceHeader });
    } catch (error) {
      throw asStateError(error);
    }
  };
