// The body: its size, its media type and its JSON, each with a refusal of its own, before any schema looks at it.
import { refusal, type Refusal } from '../../../domain/kernel/refusal.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { Request } from './request.ts';

export const MAX_BODY_BYTES = 1_048_576;

const CHARSET = /^charset\s*=\s*"?utf-8"?$/i;

const isAccepted = (contentType: string, mediaTypes: readonly string[]): boolean => {
  const [mediaType = '', ...parameters] = contentType.split(';').map((part) => part.trim());
  return mediaTypes.includes(mediaType.toLowerCase()) && parameters.every((parameter) => CHARSET.test(parameter));
};

/** RFC 7396 bodies are JSON too, but mean something only to PATCH. */
export const mediaTypesOf = (method: string): readonly string[] =>
  method === 'PATCH' ? ['application/json', 'application/merge-patch+json'] : ['application/json'];

/** For a route without a body, whatever type is claimed; an empty object says no more than nothing. */
export const isBlank = ({ body }: Pick<Request, 'body'>): boolean => ['', '{}'].includes(new TextDecoder().decode(body).trim());

/** An absent body reads as `{}`: what is required is then reported as missing, field by field. */
export const readBody = (request: Pick<Request, 'body' | 'headers'>, mediaTypes: readonly string[]): Result<unknown, Refusal> => {
  const { body, headers } = request;
  if (body.byteLength > MAX_BODY_BYTES) return err(refusal('PAYLOAD_TOO_LARGE', 'A body has at most 1 MB.', { maxBytes: MAX_BODY_BYTES }));
  if (body.byteLength === 0) return ok({});
  if (!isAccepted(headers.get('content-type') ?? '', mediaTypes)) {
    return err(refusal('UNSUPPORTED_MEDIA_TYPE', `Send ${mediaTypes.join(' or ')} in UTF-8.`, { accepted: mediaTypes }));
  }
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown);
  } catch {
    // The parser's message quotes the body.
    return err(refusal('MALFORMED_JSON', 'The body could not be read as JSON in UTF-8.'));
  }
};
