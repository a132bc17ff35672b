// How figures are written: enough digits to compare, none that are noise.

/** `12,345` */
export const count = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });

/** Three significant digits: `0.123`, `12.3`, `1,230`. */
export const rough = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });

export const ratio = (value: number): string => `${value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}x`;

/** A ratio and the middle half of what it was made of; a baseline has neither. */
export const ratioCells = (row: { readonly ratio: number; readonly spread: readonly number[] }): readonly [string, string] =>
  row.spread.every((value) => value === 1) ? ['1', '–'] : [ratio(row.ratio), row.spread.map(ratio).join(' – ')];

export const kilobytes = (bytes: number): string => `${(bytes / 1024).toLocaleString('en-US', { maximumFractionDigits: 0 })} KB`;
