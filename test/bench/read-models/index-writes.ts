// Write units that the indexes of the directory take on top of the table, by the rules AWS bills by; DynamoDB Local does not tell them apart.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html (write capacity units)
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import { LISTING_INDEXES } from '../../../functions/runtime/read-models/listing.ts';

type Row = DirectoryRow | undefined;

/** An entry that comes, goes or changes is one write; one whose key changes is two. Rows are below 1 KB. */
const entryWrites = (before: unknown, after: unknown, changed: boolean): number => {
  if (before === after) return before !== undefined && changed ? 1 : 0;
  return before === undefined || after === undefined ? 1 : 2;
};

export const indexWrites = (before: Row, after: Row): number => {
  const listing = Object.values(LISTING_INDEXES).map((key) => entryWrites(before?.[key], after?.[key], true));
  // These hold keys only, which no other change touches.
  const lookUps = (['emailKey', 'externalKey'] as const).map((key) => entryWrites(before?.[key], after?.[key], false));
  return [...listing, ...lookUps].reduce((sum, n) => sum + n, 0);
};
