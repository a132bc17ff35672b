// What may not happen to a published schema under its version. An event can be read years later, by code made from either side of a change:
// whatever was ever sent under a version must satisfy every schema of that version.

/** Rule -> what it is for, in words for people who consume events. */
export const BREAKING = {
  'event-removed': 'An event that is published stays in the catalogue.',
  'version-withdrawn': 'A version that is published is not taken back.',
  'version-lost': 'The schemas of older versions stay: events that were sent in them can still be replayed.',
  'field-removed': 'A field stays.',
  'field-not-promised': 'A field that was always there is always there.',
  'field-required': 'A field that could be missing, or is new, can be missing: events without it have been sent.',
  'type-narrowed': 'A field can be of every type that it was of, null among them.',
  'type-widened': 'A field is of no other type than before, null among them.',
  'value-removed': 'A list of values loses none.',
  'value-added': 'A list of values gains none: a consumer has no branch for it.',
  'constraint-changed': 'Pattern, format, bounds and every other rule for a value stay as they are.',
  'changed-shortened': 'What `changed` named it names still: consumers filter by it.',
} as const;

export type BreakingRule = keyof typeof BREAKING;

export interface BreakingChange {
  readonly rule: BreakingRule;
  /** `<file>#<JSON Pointer>`; within one schema: the pointer alone. */
  readonly path: string;
  /** What was lost or came, where it has a name. */
  readonly what?: string;
}

export const inWords = ({ rule, path, what }: BreakingChange): string =>
  `${path}: ${rule}${what === undefined ? '' : ` (${what})`}. ${BREAKING[rule]}`;
