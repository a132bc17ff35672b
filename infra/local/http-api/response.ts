// Turns a function's answer into an HTTP response: payload format 2.0, with a plain answer taken for the body of a 200.

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify(body)),
});

/** The shape of every answer that API Gateway makes by itself. */
export const gatewayMessage = (status: number, message: string, headers: Record<string, string> = {}): HttpAnswer =>
  jsonAnswer(status, { message }, headers);

const structured = (answer: unknown): answer is Record<string, unknown> =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) && 'statusCode' in answer;

/** Answers undefined for what API Gateway cannot use as a response. */
export const responseOf = (answer: unknown): HttpAnswer | undefined => {
  if (!structured(answer)) {
    const body = Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer ?? null));
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const status = Number(answer.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries((answer.headers ?? {}) as Record<string, unknown>))
    headers[name.toLowerCase()] = String(value);
  if (Array.isArray(answer.cookies) && answer.cookies.length > 0) headers['set-cookie'] = answer.cookies.map(String);
  if (answer.body !== undefined && answer.body !== null && typeof answer.body !== 'string') return undefined;
  const body = Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8');
  if (body.length > 0) headers['content-type'] ??= 'text/plain;charset=utf-8';
  return { status, headers, body };
};
