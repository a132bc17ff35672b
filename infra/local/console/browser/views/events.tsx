// The live feed: what reached the bus, newest first.
import { useEffect, useRef, useState } from 'preact/hooks';
import { local } from '../api.ts';
import { counted } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { Badge, type Column, Empty, Table, Time, Trouble, UserLink } from '../parts.tsx';
import { href } from '../route.ts';

const EVERY_MS = 500;
const KEPT = 1_000;
/** Rows on the page; the rest is a click away, so that a burst stays smooth. */
const SHOWN = 100;

interface BusItem {
  readonly cursor: string;
  readonly 'detail-type': string;
  readonly detail: {
    readonly eventId: string;
    readonly userId: string;
    readonly version: number;
    readonly occurredAt: string;
    readonly correlationId: string;
    readonly changed: readonly string[];
  };
}

const COLUMNS: readonly Column<BusItem>[] = [
  { name: 'When', cell: ({ detail }) => <Time at={detail.occurredAt} /> },
  { name: 'Event', cell: (item) => <Badge text={item['detail-type']} /> },
  { name: 'User', cell: ({ detail }) => <UserLink id={detail.userId} /> },
  { name: 'Version', cell: ({ detail }) => detail.version, number: true },
  { name: 'Changed', cell: ({ detail }) => detail.changed.join(', ') },
  {
    name: 'Trace',
    cell: ({ detail }) => (
      <a class="id" href={href('traces', detail.correlationId)}>
        <code>{detail.correlationId}</code>
      </a>
    ),
  },
];

/** All that is new since the last look, in as many pages as it takes. */
const everythingAfter = async (start: string): Promise<{ items: BusItem[]; next: string }> => {
  const items: BusItem[] = [];
  for (let next = start; ; ) {
    const page = await local<{ items: BusItem[]; next: string }>(`bus?after=${next}`);
    items.push(...page.items);
    if (page.items.length === 0) return { items, next };
    next = page.next;
  }
};

export const Events = () => {
  const position = useRef('0');
  const [items, setItems] = useState<readonly BusItem[]>([]);
  const [paused, setPaused] = useState(false);
  const [type, setType] = useState('');
  const [count, setCount] = useState(SHOWN);
  const { value, error, reload } = useLoaded(
    paused ? 'paused' : 'live',
    async () => (paused ? undefined : everythingAfter(position.current)),
    EVERY_MS,
  );

  useEffect(() => {
    if (value === undefined || value.items.length === 0) return;
    position.current = value.next;
    setItems((before) => [...value.items.toReversed(), ...before].slice(0, KEPT));
  }, [value]);

  const types = [...new Set(items.map((item) => item['detail-type']))].sort();
  const matching = items.filter((item) => type === '' || item['detail-type'] === type);
  return (
    <>
      <div class="bar">
        <button aria-pressed={paused} onClick={() => setPaused(!paused)}>
          {paused ? 'Go on' : 'Pause'}
        </button>
        <label>
          Event{' '}
          <select value={type} onChange={({ currentTarget }) => setType(currentTarget.value)}>
            <option value="">all</option>
            {types.map((name) => (
              <option>{name}</option>
            ))}
          </select>
        </label>
      </div>
      {error && <Trouble error={error} retry={reload} />}
      {matching.length === 0 ? (
        <Empty>No events yet. Create a user, or run npm run demo in another terminal.</Empty>
      ) : (
        <Table
          caption={`${counted(matching.length, 'event')}, newest first`}
          rows={matching.slice(0, count)}
          columns={COLUMNS}
          rowKey={({ cursor }) => cursor}
        />
      )}
      {matching.length > count && (
        <button onClick={() => setCount(count + SHOWN)}>Show {Math.min(SHOWN, matching.length - count)} more</button>
      )}
    </>
  );
};
