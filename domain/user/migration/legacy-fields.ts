// Under which names other directories keep what a user is made of. The docs page shows this table; a test holds the two together.

/** Field -> the names it is taken from. Upper and lower case, spaces, `-`, `_` and `.` in a name do not matter. */
export const LEGACY_FIELDS = {
  email: ['email', 'mail', 'emailaddress'],
  name: ['name', 'fullname', 'displayname'],
  status: ['status', 'state', 'accountstatus'],
  role: ['role', 'userrole', 'usertype'],
  externalId: ['externalid', 'legacyid', 'userid', 'id'],
} as const satisfies Record<string, readonly string[]>;

export type LegacyField = keyof typeof LEGACY_FIELDS;

/** What is compared of a column's name or of a legacy word. */
export const plainWord = (text: string): string => text.toLowerCase().replaceAll(/[\s._-]/gu, '');

const FIELD_OF: ReadonlyMap<string, LegacyField> = new Map(
  Object.entries(LEGACY_FIELDS).flatMap(([field, names]) => names.map((name) => [name, field as LegacyField] as const)),
);

export interface KnownFields {
  /** Field -> the column it is taken from. */
  readonly columns: Readonly<Partial<Record<LegacyField, string>>>;
  readonly unknown: readonly string[];
  /** Columns that claim a field which another column before them has: somebody must say which one is meant. */
  readonly ambiguous: readonly string[];
}

export const knownFields = (names: readonly string[]): KnownFields => {
  const columns: Partial<Record<LegacyField, string>> = {};
  const unknown: string[] = [];
  const ambiguous: string[] = [];
  for (const name of names) {
    const field = FIELD_OF.get(plainWord(name));
    if (field === undefined) unknown.push(name);
    else if (columns[field] === undefined) columns[field] = name;
    else ambiguous.push(name);
  }
  return { columns, unknown, ambiguous };
};
