// Text of our own documents: paragraphs with bold words, code and links. Other Markdown is shown as it is.
import type { ComponentChildren } from 'preact';

const MARKS = /\*\*(?<bold>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<words>[^\]]+)\]\((?<to>[^)]+)\)/gu;

/** @param link where a link of the document leads here; undefined: nowhere */
const inline = (text: string, link: (to: string) => string | undefined): ComponentChildren[] => {
  const pieces: ComponentChildren[] = [];
  let at = 0;
  for (const { 0: whole, index, groups: { bold, code, words, to = '' } = {} } of text.matchAll(MARKS)) {
    pieces.push(text.slice(at, index));
    at = index + whole.length;
    const target = link(to);
    if (bold !== undefined) pieces.push(<b>{bold}</b>);
    else if (code !== undefined) pieces.push(<code>{code}</code>);
    else pieces.push(target === undefined ? words : <a href={target}>{words}</a>);
  }
  return [...pieces, text.slice(at)];
};

export const Prose = ({ text, link = () => undefined }: { text: string; link?: (to: string) => string | undefined }) => (
  <div class="prose">
    {text
      .trim()
      .split(/\n{2,}|\n(?=\*\*)/u)
      .map((paragraph) => (
        <p>{inline(paragraph.replaceAll('\n', ' '), link)}</p>
      ))}
  </div>
);
