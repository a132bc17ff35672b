// The console: one page, one view at a time.
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Clock } from './clock.tsx';
import { href, useRoute } from './route.ts';
import { Empty } from './parts.tsx';
import { StatusLine } from './status-line.tsx';
import { VIEWS } from './views.ts';

const Console = () => {
  const { view, rest } = useRoute();
  const name = view === '' ? 'events' : view;
  const current = VIEWS[name];
  const main = useRef<HTMLElement>(null);
  const place = [name, ...rest].join('/');
  const opened = useRef(place);
  // Whoever navigates by keyboard or hears the page goes on reading where the new view begins; the first view begins at the top.
  useEffect(() => {
    if (opened.current !== place) main.current?.focus();
    opened.current = place;
  }, [place]);
  return (
    <>
      <header>
        <h1>
          <a href={href('events')}>Rollcall, local</a>
        </h1>
        <nav aria-label="Views">
          {Object.entries(VIEWS).map(([key, { title }]) => (
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
        {current === undefined ? <Empty>There is no such view.</Empty> : <current.View key={place} rest={rest} />}
      </main>
    </>
  );
};

const root = document.getElementById('console');
if (root) render(<Console />, root);
