// The console: one page, one view at a time.
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Clock } from './clock.tsx';
import { href, useRoute } from './route.ts';
import { Empty } from './parts.tsx';
import { StatusLine } from './status-line.tsx';
import { TITLES, type ViewName } from './titles.ts';
import { VIEWS } from './views.ts';

const Console = () => {
  const { view, rest } = useRoute();
  const name = view === '' ? 'events' : view;
  const View = Object.hasOwn(VIEWS, name) ? VIEWS[name as ViewName] : undefined;
  const main = useRef<HTMLElement>(null);
  const place = [name, ...rest].join('/');
  const opened = useRef(place);
  // Whoever navigates by keyboard or hears the page goes on reading where the new view begins; the first view begins at the top.
  useEffect(() => {
    if (opened.current !== place) main.current?.focus();
    opened.current = place;
  }, [place]);
  const title = View === undefined ? undefined : TITLES[name as ViewName];
  useEffect(() => {
    document.title = title === undefined ? 'Rollcall, local' : `${title} · Rollcall, local`;
  }, [title]);
  return (
    <>
      <header>
        <h1>
          <a href={href('events')}>Rollcall, local</a>
        </h1>
        <nav aria-label="Views">
          {Object.entries(TITLES).map(([key, title]) => (
            <a href={href(key)} aria-current={key === name ? 'page' : undefined}>
              {title}
            </a>
          ))}
          <a href="/v1/docs">API</a>
        </nav>
        <Clock />
        <StatusLine />
      </header>
      <main ref={main} tabIndex={-1}>
        {View === undefined ? <Empty>There is no such view.</Empty> : <View key={place} rest={rest} />}
      </main>
    </>
  );
};

const root = document.getElementById('console');
if (root) render(<Console />, root);
