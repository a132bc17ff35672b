// Entity tags (RFC 9110, 8.8.3): `"<version>"` of a user, and the conditions that callers put on them.

const TAG = /^\s*(W\/)?"([\x21\x23-\x7e]*)"\s*$/;
const VERSION = /^[1-9][0-9]{0,14}$/;
/** No user ever has it: a condition on it is never met. */
export const NEVER = -1;

export const entityTag = (version: number): string => `"${version}"`;

interface Tag {
  readonly weak: boolean;
  readonly value: string;
}

// Our tags hold no comma, so that splitting at commas cannot cut one of ours.
const parse = (header: string): readonly Tag[] | undefined => {
  const tags = header.split(',').map((part) => TAG.exec(part));
  return tags.every((tag) => tag !== null) ? tags.map((tag) => ({ weak: tag[1] !== undefined, value: tag[2] ?? '' })) : undefined;
};

export type IfMatch = { readonly kind: 'any' } | { readonly kind: 'version'; readonly version: number } | { readonly kind: 'malformed' };

/**
 * If-Match compares strongly (RFC 9110, 13.1.1): a weak or foreign tag is well formed but never matches.
 * Several versions of ours are refused as malformed: a command has one expected version.
 */
export const ifMatch = (header: string): IfMatch => {
  if (header.trim() === '*') return { kind: 'any' };
  const tags = parse(header);
  if (tags === undefined) return { kind: 'malformed' };
  const versions = [...new Set(tags.filter((tag) => !tag.weak && VERSION.test(tag.value)).map((tag) => Number(tag.value)))];
  return versions.length > 1 ? { kind: 'malformed' } : { kind: 'version', version: versions[0] ?? NEVER };
};

/** If-None-Match compares weakly (RFC 9110, 13.1.2). A header that cannot be read is no condition: the full answer is always right. */
export const noneMatches = (header: string, version: number): boolean => {
  if (header.trim() === '*') return false;
  return !(parse(header) ?? []).some((tag) => tag.value === String(version));
};
