// Reads a partial batch response: `{batchItemFailures: [{itemIdentifier}]}`. Source: "Configuring partial batch response", AWS Lambda developer guide.
import * as z from 'zod';

const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() }).nullish();

/**
 * The identifiers that failed. Nothing, an empty object and an empty list mean success.
 * Answers `all` where Lambda counts the whole batch as failed: a broken shape, or an identifier that the batch does not hold.
 */
export const itemFailures = (answer: unknown, identifiers: ReadonlySet<string>): ReadonlySet<string> | 'all' => {
  const response = Failures.safeParse(answer);
  if (!response.success) return 'all';
  const failed = new Set((response.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
  return failed.isSubsetOf(identifiers) ? failed : 'all';
};
