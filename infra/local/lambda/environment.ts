// The environment variables a function sees: its own, and those that Lambda adds. Nothing of the host's.
import { LOCAL_REGION } from '../model.ts';
import type { FunctionModel } from '../model.ts';

export interface EnvironmentOptions {
  /** The endpoint that all AWS calls of the functions go to. */
  readonly endpointUrl: string;
  /** `host:port` of the X-Ray daemon; segments go there by UDP. */
  readonly xrayDaemonAddress?: string;
}

export const functionEnvironment = (fn: FunctionModel, options: EnvironmentOptions): Record<string, string> => ({
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  ...fn.environment,
  _HANDLER: fn.handler,
  LAMBDA_TASK_ROOT: fn.codeDir,
  AWS_REGION: LOCAL_REGION,
  AWS_DEFAULT_REGION: LOCAL_REGION,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: fn.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.name}`,
  AWS_ACCESS_KEY_ID: fn.accessKeyId,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL: options.endpointUrl,
  AWS_XRAY_CONTEXT_MISSING: 'IGNORE_ERROR',
  AWS_XRAY_DAEMON_ADDRESS: options.xrayDaemonAddress ?? '127.0.0.1:2000',
  // The developer's own AWS profile must not change how a function behaves.
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
});
