// The ways in which about three percent of the sample's rows are bad on purpose, so that every kind of refusal is seen.

export interface PersonRow {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly externalId: string;
}

/** `earlier` is a good row far above, for the kinds that clash with one. */
type Spoil = (row: PersonRow, earlier: PersonRow) => PersonRow;

export const BAD_ROWS: readonly Spoil[] = [
  (row) => ({ ...row, email: row.email.replace('@', ' at ') }),
  (row) => ({ ...row, email: row.email.replace('@', '..x@') }),
  (row) => ({ ...row, email: row.email.replace('@', '@-') }),
  (row) => ({ ...row, name: 'No-Reply' }),
  (row) => ({ ...row, name: 'X' }),
  (row) => ({ ...row, name: `${row.name} ${'na'.repeat(60)}` }),
  (row) => ({ ...row, role: 'owner' }),
  (row) => ({ ...row, email: '' }),
  (row) => ({ ...row, name: '' }),
  (row, earlier) => ({ ...row, email: earlier.email.toUpperCase() }),
  (row, earlier) => ({ ...row, externalId: earlier.externalId }),
];
