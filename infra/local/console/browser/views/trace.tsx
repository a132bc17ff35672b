// One trace, with those that go on from it, as a waterfall: a table whose last column draws when each span ran.
import { local } from '../api.ts';
import { counted, took } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { Loaded, Time } from '../parts.tsx';
import { href } from '../route.ts';
import { originOf, type Span, type Stretch, stretchesOf, type Trace } from '../waterfall.ts';

const EVERY_MS = 2_000;
const INDENT_REM = 0.9;

const Row = ({ span }: { span: Span }) => {
  const { service, name, depth, startMs, durationMs, failed, linked, left, width } = span;
  return (
    <tr class={failed ? 'failed' : ''}>
      <td style={{ paddingLeft: `${depth * INDENT_REM}rem` }}>
        {linked && <abbr title="goes on from a commit of another trace">↳ </abbr>}
        {name}
        {failed && <b class="trouble"> failed</b>}
      </td>
      <td class={`secondary service ${service.toLowerCase()}`}>{service}</td>
      <td class="secondary number">{took(startMs)}</td>
      <td class="number">{took(durationMs)}</td>
      <td class="track" aria-hidden="true">
        <span class={`span ${service.toLowerCase()}`} style={{ marginLeft: `${left}%`, width: `${width}%` }} />
      </td>
    </tr>
  );
};

const Waterfall = ({ stretch: { startMs, afterMs, durationMs, spans } }: { stretch: Stretch }) => (
  <div class="wide">
    <table class="waterfall">
      <caption>
        {afterMs > 0 && <b>{took(afterMs)} later: </b>}
        {counted(spans.length, 'span')} in {took(durationMs)}, from <Time at={new Date(startMs).toISOString()} />
      </caption>
      <thead>
        <tr>
          <th scope="col">Span</th>
          <th scope="col" class="secondary">
            Service
          </th>
          <th scope="col" class="secondary number">
            Start
          </th>
          <th scope="col" class="number">
            Took
          </th>
          <th scope="col" class="track">
            <span class="ends">
              <span>0</span>
              <span>{took(durationMs)}</span>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <Row key={span.id} span={span} />
        ))}
      </tbody>
    </table>
  </div>
);

export const OneTrace = ({ id }: { id: string }) => {
  const traces = useLoaded(id, async () => (await local<{ items: Trace[] }>(`traces/${encodeURIComponent(id)}`)).items, EVERY_MS);
  return (
    <>
      <p>
        <a href={href('traces')}>All traces</a>
      </p>
      <Loaded of={traces}>
        {(items) => {
          const stretches = stretchesOf(items);
          const failed = stretches.flatMap(({ spans }) => spans).filter((span) => span.failed).length;
          return (
            <>
              <h2>{(items[0] && originOf(items[0])?.name) ?? id}</h2>
              <p>
                Correlation <code>{items[0]?.correlationIds.join(', ') || 'unknown'}</code>, trace <code>{items[0]?.traceId}</code>
                {items.length > 1 && `, and ${items.length - 1} that go on from it`}
                {failed > 0 && <b class="trouble">, {counted(failed, 'span')} failed</b>}
              </p>
              {stretches.map((stretch) => (
                <Waterfall key={stretch.startMs} stretch={stretch} />
              ))}
            </>
          );
        }}
      </Loaded>
    </>
  );
};
