// One page of a search: entries are read in bounded parts, and the users they name must still have the words.
import type { Json } from '../../../domain/kernel/json.ts';
import type { DirectoryRow } from '../../../domain/read-models/directory.ts';
import { hasWords, isFound, leadingWord, type SearchEntry, searchWords, userOfEntry } from '../../../domain/read-models/search/search.ts';
import type { DirectoryStore } from './directory-store.ts';
import type { SearchStore } from './search-store.ts';

interface Asked {
  /** Folded; at least one. */
  readonly wanted: readonly string[];
  /** The last `entry` of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
  readonly consistent: boolean;
}

interface Ports {
  readonly search: SearchStore;
  readonly directory: Pick<DirectoryStore, 'getRows'>;
}

/** Entries that one page reads at most, beyond which it ends, full or not: some 60 KB, or 8 read units. */
export const MAX_ENTRIES = 600;
/** Once the first part did not fill the page, larger ones save requests. */
const PART = 200;

/** A page can only go on behind an entry of the leading word. */
export const isEntryOf =
  (wanted: readonly string[]) =>
  (value: Json): value is string =>
    typeof value === 'string' && value.startsWith(leadingWord(wanted)) && /#user_[0-9a-f]{32}$/u.test(value);

/** Up to `limit` entries that are found, and where to go on where there may be more. */
const foundEntries = async (search: SearchStore, { wanted, after, limit, consistent }: Asked) => {
  const found: SearchEntry[] = [];
  let [last, left] = [after, MAX_ENTRIES];
  while (left > 0) {
    const count = Math.min(left, Math.max(limit - found.length + 1, left < MAX_ENTRIES ? PART : 0));
    const part = await search.read({
      prefix: leadingWord(wanted),
      limit: count,
      consistent,
      ...(last === undefined ? {} : { after: last }),
    });
    for (const entry of part) {
      const matches = isFound(entry, wanted);
      if (matches && found.length === limit) return { found, next: last };
      last = entry.entry;
      if (matches) found.push(entry);
    }
    if (part.length < count) return { found, next: undefined };
    left -= part.length;
  }
  return { found, next: last };
};

export const searchPage = async (
  { search, directory }: Ports,
  asked: Asked,
): Promise<{ readonly rows: readonly DirectoryRow[]; readonly next: string | undefined }> => {
  const { found, next } = await foundEntries(search, asked);
  const rows = new Map((await directory.getRows(found.map(userOfEntry))).map((row) => [row.id as string, row]));
  const current = found.flatMap((entry) => rows.get(userOfEntry(entry)) ?? []).filter((row) => hasWords(searchWords(row), asked.wanted));
  return { rows: current, next };
};
