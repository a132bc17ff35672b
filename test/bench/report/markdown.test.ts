// Tables that Markdown and a terminal both show.
import { expect, it } from 'vitest';
import { renderSection } from './markdown.ts';

const section = { title: 'T', intro: ['Intro.'], failures: [], exceptions: [], figures: {} };

it('pads cells to the widest, text to the left and figures to the right', () => {
  const text = renderSection({ ...section, tables: [{ title: 'Sub', columns: ['a', 'b'], rows: [['long|er', '1']], notes: ['Note.'] }] });
  expect(text).toBe(['## T', 'Intro.', '### Sub', '| a        |   b |\n| -------- | --: |\n| long\\|er |   1 |', 'Note.'].join('\n\n'));
});

it('shows what is broken', () => {
  expect(renderSection({ ...section, tables: [], failures: ['rename: 3'] })).toContain('**Broken:**\n\n- rename: 3');
});
