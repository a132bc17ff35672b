// What each function used of DynamoDB here, and what a million of each request and saga costs at list prices.
import { local } from '../api.ts';
import { useLoaded } from '../loading.ts';
import { shortFunction } from '../names.ts';
import { type Column, Empty, Loaded, Table } from '../parts.tsx';

const EVERY_MS = 1_000;
const CENTS = 2;

interface UnitsRow {
  readonly function: string;
  readonly operation: string;
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly usdPerMillion: number;
}

interface RequestCost {
  readonly what: string;
  readonly usd: number;
  readonly lines: readonly { readonly priced: string; readonly usd: number }[];
}

interface SagaCost {
  readonly saga: string;
  /** With no, one and two participants */
  readonly usd: readonly number[];
}

interface Costs {
  readonly pricesAsOf: string;
  readonly region: string;
  readonly usdPerMillionRequests: number;
  readonly requests: readonly RequestCost[];
  readonly sagas: readonly SagaCost[];
}

const dearest = ({ lines }: RequestCost): string => {
  const [first] = lines.toSorted((a, b) => b.usd - a.usd);
  return first === undefined ? '' : `${first.priced} ${first.usd.toFixed(CENTS)}`;
};

const UNITS: readonly Column<UnitsRow>[] = [
  { name: 'Function', cell: (row) => <span title={row.function}>{shortFunction(row.function)}</span> },
  { name: 'Operation', cell: ({ operation }) => operation },
  { name: 'Requests', cell: ({ requests }) => requests, number: true },
  { name: 'Read units', cell: ({ readUnits }) => readUnits, number: true },
  { name: 'Write units', cell: ({ writeUnits }) => writeUnits, number: true },
  {
    name: 'Units a request',
    cell: ({ requests, readUnits, writeUnits }) => ((readUnits + writeUnits) / requests).toFixed(CENTS),
    number: true,
  },
  { name: 'USD a million', cell: ({ usdPerMillion }) => usdPerMillion.toFixed(CENTS), number: true },
];

const REQUESTS: readonly Column<RequestCost>[] = [
  { name: 'A million of', cell: ({ what }) => what },
  { name: 'USD', cell: ({ usd }) => usd.toFixed(CENTS), number: true },
  { name: 'Most of it', cell: dearest },
];

const SAGA_COSTS: readonly Column<SagaCost>[] = [
  { name: 'A million of', cell: ({ saga }) => saga },
  ...['USD with none', 'one', 'two'].map((name, at) => ({
    name,
    cell: ({ usd }: SagaCost) => usd[at]?.toFixed(CENTS),
    number: true,
  })),
];

const Prices = ({ costs }: { costs: Costs }) => (
  <>
    <Table
      caption={`Requests and what follows from them, list prices of ${costs.region} on ${costs.pricesAsOf}`}
      rows={[...costs.requests, { what: 'the assumed mix of requests', usd: costs.usdPerMillionRequests, lines: [] }]}
      columns={REQUESTS}
      rowKey={({ what }) => what}
    />
    <Table
      caption="State transitions of sagas where all goes well, by participants"
      rows={costs.sagas}
      columns={SAGA_COSTS}
      rowKey={({ saga }) => saga}
    />
  </>
);

export const Costs = () => {
  const units = useLoaded('units', () => local<{ items: UnitsRow[] }>('units'), EVERY_MS);
  const costs = useLoaded('costs', () => local<Costs>('costs'));
  const reset = (): void => void local('units', 'DELETE').then(units.reload, units.reload);
  return (
    <>
      <Loaded of={costs}>{(known) => <Prices costs={known} />}</Loaded>
      <div class="bar">
        <button onClick={reset}>Count from zero</button>
      </div>
      <Loaded of={units}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>No function has asked DynamoDB for anything since the count began.</Empty>
          ) : (
            <Table
              caption="DynamoDB units since the count began"
              rows={items.toSorted((a, b) => b.readUnits + b.writeUnits - a.readUnits - a.writeUnits)}
              columns={UNITS}
              rowKey={(row) => `${row.function} ${row.operation}`}
            />
          )
        }
      </Loaded>
    </>
  );
};
