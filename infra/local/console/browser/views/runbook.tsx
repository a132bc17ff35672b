// A section of the runbook: what an alarm means and what to do.
import { localText } from '../api.ts';
import { useLoaded } from '../loading.ts';
import { Empty, Loaded } from '../parts.tsx';
import { Prose } from '../prose.tsx';
import { href } from '../route.ts';

/** As the anchors of the document are made: `Dead letters` -> `dead-letters`. */
const anchorOf = (title: string): string => title.trim().toLowerCase().replaceAll(' ', '-');

const sectionOf = (document: string, anchor: string): { title: string; text: string } | undefined => {
  const sections = document.split(/^## /mu).slice(1);
  const found = sections.find((section) => anchorOf(section.split('\n', 1)[0] ?? '') === anchor);
  if (found === undefined) return undefined;
  const [title = '', ...lines] = found.split('\n');
  return { title, text: lines.join('\n') };
};

/** `docs/runbook.md#parked` -> its page here */
export const runbookHref = (link: string): string => href('alarms', 'runbook', link.split('#')[1] ?? '');

const follow = (to: string): string | undefined => (to.startsWith('#') ? runbookHref(to) : undefined);

export const RunbookSection = ({ anchor }: { anchor: string }) => {
  const document = useLoaded('runbook', () => localText('runbook'));
  return (
    <Loaded of={document}>
      {(text) => {
        const section = sectionOf(text, anchor);
        if (section === undefined) return <Empty>The runbook has no section {anchor}.</Empty>;
        return (
          <section>
            <h2>Runbook: {section.title}</h2>
            <Prose text={section.text} link={follow} />
          </section>
        );
      }}
    </Loaded>
  );
};
