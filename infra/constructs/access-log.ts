// What the access log says of a request: enough to follow and count it, nothing about who sent it or what was in it.

/**
 * Field -> API Gateway's context variable. The route's key stands for the path; addresses, user agents, token claims and query strings
 * are left out, as they are or can hold personal data.
 */
export const ACCESS_LOG_FIELDS = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  /** Why API Gateway answered by itself, e.g. with 401 or 429. */
  errorType: '$context.error.responseType',
  /** bytes */
  responseLength: '$context.responseLength',
  /** ms */
  responseLatency: '$context.responseLatency',
  /** ms */
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  functionRequestId: '$context.integration.requestId',
} as const;
