// Capacity units by AWS's rules, for what DynamoDB Local does not report: transactions of several items, and conditional writes that failed.

const WRITE_UNIT_BYTES = 1_024;
const READ_UNIT_BYTES = 4_096;
/** A transactional write prepares and commits. */
const TRANSACTION_FACTOR = 2;

/** @param bytes of the larger of the item before and after */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));

export const transactWriteUnits = (itemBytes: readonly number[]): number =>
  itemBytes.reduce((total, bytes) => total + TRANSACTION_FACTOR * writeUnits(bytes), 0);

/** @param bytes of everything one Query or GetItem touched */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5);
