// Columns for a person to read, each as wide as its widest cell.

/** Lines without line ends; the first column is text, the others are numbers unless `numbers` says no. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[], numbers = true): string[] => {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const fill = (cell: string, column: number): string =>
    column === 0 || !numbers ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return all.map((row) => `  ${row.map(fill).join('  ').trimEnd()}`);
};
