// Sections as Markdown that reads well unrendered too: cells are padded, so the terminal and the document show the same tables.
import type { Section, Table } from '../part.ts';

const width = (text: string): number => Array.from(text).length;
const escape = (text: string): string => text.replaceAll('|', '\\|');

const renderTable = ({ columns, rows }: Table): string => {
  const cells = [columns, ...rows].map((row) => row.map(escape));
  const widths = columns.map((_, column) => Math.max(3, ...cells.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string => {
    const padded = widths.map((size, column) => {
      const cell = row[column] ?? '';
      const padding = ' '.repeat(size - width(cell));
      return column === 0 ? cell + padding : padding + cell;
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((size, column) => (column === 0 ? '-'.repeat(size) : `${'-'.repeat(size - 1)}:`));
  const [head = [], ...body] = cells;
  return [line(head), `| ${rule.join(' | ')} |`, ...body.map(line)].join('\n');
};

const list = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [[heading, '', ...lines.map((line) => `- ${line}`)].join('\n')];

export const renderSection = (section: Section): string => {
  const tables = section.tables.flatMap((table) => [`### ${table.title}`, renderTable(table), ...(table.notes ?? [])]);
  const failures = list('**Broken:**', section.failures);
  const exceptions = list('Over the budget by a decision:', section.exceptions);
  return [`## ${section.title}`, ...section.intro, ...tables, ...exceptions, ...failures].join('\n\n');
};
