// A mail from its paragraphs: the same words as text and as HTML, so that the two cannot differ.
import type { Mail } from './mailer.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Before the link. */
  readonly paragraphs: readonly string[];
  readonly link?: { readonly words: string; readonly url: string };
  /** After it. */
  readonly closing: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');
const paragraph = (inner: string): string => `<p>${inner}</p>`;

export const toMail = ({ to, subject, paragraphs, link, closing }: Letter): Mail => {
  const linkText = link === undefined ? [] : [`${link.words}:\n${link.url}`];
  const linkHtml = link === undefined ? [] : [paragraph(`<a href="${escaped(link.url)}">${escaped(link.words)}</a>`)];
  const body = [...paragraphs.map((words) => paragraph(escaped(words))), ...linkHtml, paragraph(escaped(closing))];
  return {
    to,
    subject,
    text: `${[...paragraphs, ...linkText, closing].join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>\n${body.join('\n')}\n</body></html>\n`,
  };
};
