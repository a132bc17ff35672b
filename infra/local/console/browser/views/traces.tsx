// Traces: what each request or firing time set off, the newest first; one of them as a waterfall.
import { useState } from 'preact/hooks';
import { local } from '../api.ts';
import { took } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { Badge, type Column, Empty, Loaded, Table, Time } from '../parts.tsx';
import { href, type ViewProps } from '../route.ts';
import { originOf, type Trace } from '../waterfall.ts';
import { OneTrace } from './trace.tsx';

const EVERY_MS = 2_000;
const LIMIT = 50;

const begin = ({ segments }: Trace): number => segments[0]?.startMs ?? 0;
const end = ({ segments }: Trace): number => Math.max(...segments.map(({ startMs, durationMs }) => startMs + durationMs));

const COLUMNS: readonly Column<Trace>[] = [
  { name: 'Began', cell: (trace) => <Time at={new Date(begin(trace)).toISOString()} /> },
  { name: 'With', cell: (trace) => <a href={href('traces', trace.traceId)}>{originOf(trace)?.name}</a> },
  { name: 'Took', cell: (trace) => took(end(trace) - begin(trace)), number: true },
  { name: 'Spans', cell: ({ segments }) => segments.length, number: true },
  { name: 'Failed', cell: ({ segments }) => segments.some(({ failed }) => failed) && <Badge text="failed" /> },
  { name: 'Correlation', cell: ({ correlationIds }) => <code>{correlationIds.join(', ')}</code> },
];

const List = () => {
  const [which, setWhich] = useState('changes');
  const traces = useLoaded(which, () => local<{ items: Trace[] }>(`traces?limit=${LIMIT}&which=${which}`), EVERY_MS);
  return (
    <>
      <div class="bar">
        <label>
          Show{' '}
          <select value={which} onChange={({ currentTarget }) => setWhich(currentTarget.value)}>
            <option value="changes">what may have changed something</option>
            <option value="all">reads, and what goes on from others, too</option>
          </select>
        </label>
      </div>
      <Loaded of={traces}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>Nothing was traced yet. Create a user; what the console itself reads leaves no traces.</Empty>
          ) : (
            <Table
              caption={`The newest ${items.length} traces; each with all that goes on from it is a click away`}
              rows={items}
              columns={COLUMNS}
              rowKey={({ traceId }) => traceId}
            />
          )
        }
      </Loaded>
    </>
  );
};

export const Traces = ({ rest: [id] }: ViewProps) => (id === undefined ? <List /> : <OneTrace id={id} />);
