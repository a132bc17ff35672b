// The synthesized dashboards, drawn from what was measured here in the last three hours of the stack's clock.
import type { DashboardView, WidgetView } from '../../../cloudwatch/dashboard-view.ts';
import { local } from '../api.ts';
import { useLoaded } from '../loading.ts';
import { AlarmLink, Badge, Empty, Loaded } from '../parts.tsx';
import { Prose } from '../prose.tsx';
import { href, type ViewProps } from '../route.ts';
import { Chart } from './chart.tsx';

/** Which log groups it is about: all of them, one by one. */
const SOURCES = /^(?:SOURCE '[^']*' \| )+/u;
const EVERY_MS = 5_000;

const AlarmStates = ({ title, alarms }: Extract<WidgetView, { type: 'alarm' }>) => (
  <section aria-label={title}>
    <h3>{title}</h3>
    <ul class="states">
      {alarms.map(({ name, state }) => (
        <li>
          <AlarmLink name={name} /> <Badge text={state} />
        </li>
      ))}
    </ul>
  </section>
);

const Shown = ({ widget }: { widget: WidgetView }) => {
  switch (widget.type) {
    case 'text':
      return <Prose text={widget.markdown.replace(/^#+ /u, '')} />;
    case 'alarm':
      return <AlarmStates {...widget} />;
    case 'log':
      return (
        <section>
          <h3>{widget.title}</h3>
          <p class="unit">A query of logs, which nobody runs here; the logs are in .local/logs.</p>
          <pre>{widget.query.replace(SOURCES, '')}</pre>
        </section>
      );
    case 'metric':
      return <Chart {...widget} />;
  }
};

const last = (name: string): string => name.split('-').at(-1) ?? name;

export const Dashboards = ({ rest: [wanted] }: ViewProps) => {
  const dashboards = useLoaded('dashboards', async () => (await local<{ items: DashboardView[] }>('dashboards')).items, EVERY_MS);
  return (
    <Loaded of={dashboards}>
      {(items) => {
        const current =
          wanted === undefined
            ? (items.find(({ name }) => last(name) === 'Service') ?? items[0])
            : items.find(({ name }) => name === wanted);
        return (
          <>
            <nav class="bar" aria-label="Dashboards">
              {items.map(({ name }) => (
                <a href={href('dashboards', name)} aria-current={name === current?.name ? 'page' : undefined}>
                  {last(name)}
                </a>
              ))}
            </nav>
            {current === undefined ? (
              <Empty>There is no such dashboard.</Empty>
            ) : (
              <div class="dashboard">
                {current.widgets.map((widget) => (
                  <div class="widget" style={{ gridColumn: `${widget.x + 1} / span ${widget.width}` }}>
                    <Shown widget={widget} />
                  </div>
                ))}
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
};
