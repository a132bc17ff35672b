// The trace a request belongs to, as W3C Trace Context, which the log and the bus carry on.

// https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
const ROOT = /(?:^|;)\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})/i;
const PARENT = /(?:^|;)\s*Parent=([0-9a-f]{16})/i;
const SAMPLED = /(?:^|;)\s*Sampled=1/i;
// https://www.w3.org/TR/trace-context/#traceparent-header
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

const fromXRay = (header: string): string | undefined => {
  const [root, parent] = [ROOT.exec(header), PARENT.exec(header)];
  if (root === null || parent === null) return undefined;
  return `00-${root[1]}${root[2]}-${parent[1]}-${SAMPLED.test(header) ? '01' : '00'}`.toLowerCase();
};

/** The function's own trace where there is one: it is the one that people can look up; else the caller's. */
export const traceparentOf = (headers: ReadonlyMap<string, string>): string | undefined => {
  const xray = process.env['_X_AMZN_TRACE_ID'];
  const own = xray === undefined ? undefined : fromXRay(xray);
  const given = headers.get('traceparent');
  return own ?? (given !== undefined && isTraceparent(given) ? given : undefined);
};

export const isTraceparent = (text: string): boolean => TRACEPARENT.test(text);

/** For the systems that carry X-Ray's header, like EventBridge. `undefined` for what is not a traceparent. */
export const toXRay = (traceparent: string): string | undefined => {
  if (!isTraceparent(traceparent)) return undefined;
  const [, trace = '', parent, flags = ''] = traceparent.split('-');
  return `Root=1-${trace.slice(0, 8)}-${trace.slice(8)};Parent=${parent};Sampled=${Number.parseInt(flags, 16) & 1}`;
};
