// Invokes the function behind a route, within the gateway's own time limit, if its resource policy lets the API do so.
import { mayInvoke } from '../lambda/permissions.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../model.ts';
import type { DeployedModel, RouteModel } from '../model.ts';
import { FunctionError } from '../ports.ts';
import type { Invoker } from '../ports.ts';
import { gatewayMessage, responseOf } from './response.ts';
import type { HttpAnswer } from './response.ts';

export interface Integrated {
  readonly answer: HttpAnswer;
  /** What the access log calls `integrationErrorMessage`. */
  readonly error?: string;
}

const failed = (status: number, message: string, error: string): Integrated => ({ answer: gatewayMessage(status, message), error });

const timeout = (ms: number): { expired: Promise<'expired'>; clear: () => void } => {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<'expired'>((resolve) => {
    timer = setTimeout(() => resolve('expired'), ms);
  });
  return { expired, clear: () => clearTimeout(timer) };
};

export const routeArn = (apiId: string, route: RouteModel): string => {
  const [method = '', path = '/$default'] = route.routeKey.split(' ');
  return `arn:aws:execute-api:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${apiId}/$default/${method}${path}`;
};

export const integrate = async (
  deps: {
    readonly invoker: Invoker;
    readonly model: Pick<DeployedModel, 'permissions'>;
    readonly apiId: string;
    readonly timeoutMs: number;
  },
  route: RouteModel,
  event: unknown,
  traceHeader: string,
): Promise<Integrated> => {
  if (!mayInvoke(deps.model.permissions, route.functionArn, 'apigateway.amazonaws.com', routeArn(deps.apiId, route))) {
    const reason = "The IAM role configured on the integration or API Gateway doesn't have permissions to call the integration.";
    return failed(500, 'Internal Server Error', reason);
  }
  const limit = timeout(deps.timeoutMs);
  try {
    const outcome = await Promise.race([
      deps.invoker.invoke(route.functionArn, event, { traceHeader }).then((value) => ({ value })),
      limit.expired,
    ]);
    if (outcome === 'expired') return failed(503, 'Service Unavailable', 'Endpoint request timed out');
    const answer = responseOf(outcome.value);
    return answer === undefined ? failed(500, 'Internal Server Error', 'The response from the Lambda function is not valid') : { answer };
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    if (error.errorType === 'TooManyRequestsException') return failed(429, 'Too Many Requests', error.message);
    return failed(500, 'Internal Server Error', error.errorType);
  } finally {
    limit.clear();
  }
};
