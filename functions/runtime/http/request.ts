// The request as the handlers see it, read from an HTTP API event (payload format 2.0) without trusting anything in it.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The part of the event that is read; a JWT authorizer adds the claims, a public route has none. */
export type HttpEvent = Pick<APIGatewayProxyEventV2, 'rawQueryString' | 'headers' | 'isBase64Encoded'> & {
  readonly body?: string | undefined;
  readonly pathParameters?: Readonly<Record<string, string | undefined>> | undefined;
  readonly requestContext: {
    readonly http: { readonly method: string; readonly path: string };
    readonly authorizer?: { readonly jwt?: { readonly claims: Readonly<Record<string, unknown>> } } | undefined;
  };
};

export interface Request {
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly params: Readonly<Record<string, string>>;
  /** A parameter given twice is a list, which no schema of a single value accepts. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Uint8Array;
  readonly claims: Readonly<Record<string, unknown>> | undefined;
}

const queryOf = (raw: string): Request['query'] => {
  const search = new URLSearchParams(raw);
  const entries = [...new Set(search.keys())].map((name) => {
    const values = search.getAll(name);
    return [name, values.length === 1 ? (values[0] ?? '') : values] as const;
  });
  return Object.fromEntries(entries);
};

const defined = (record: Readonly<Record<string, string | undefined>>): [string, string][] =>
  Object.entries(record).filter((entry): entry is [string, string] => entry[1] !== undefined);

export const readRequest = (event: HttpEvent): Request => ({
  headers: new Map(defined(event.headers).map(([name, value]) => [name.toLowerCase(), value])),
  params: Object.fromEntries(defined(event.pathParameters ?? {})),
  query: queryOf(event.rawQueryString),
  body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
  claims: event.requestContext.authorizer?.jwt?.claims,
});
