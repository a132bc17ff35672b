// What each function used of DynamoDB, and what that costs.
import { local } from '../api.ts';
import { useLoaded } from '../loading.ts';
import { shortFunction } from '../names.ts';
import { type Column, Empty, Loaded, Table } from '../parts.tsx';

const EVERY_MS = 1_000;
const DIGITS = 2;

interface Row {
  readonly function: string;
  readonly operation: string;
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { name: 'Function', cell: (row) => <span title={row.function}>{shortFunction(row.function)}</span> },
  { name: 'Operation', cell: ({ operation }) => operation },
  { name: 'Requests', cell: ({ requests }) => requests, number: true },
  { name: 'Read units', cell: ({ readUnits }) => readUnits, number: true },
  { name: 'Write units', cell: ({ writeUnits }) => writeUnits, number: true },
  {
    name: 'Units a request',
    cell: ({ requests, readUnits, writeUnits }) => ((readUnits + writeUnits) / requests).toFixed(DIGITS),
    number: true,
  },
];

export const Costs = () => {
  const units = useLoaded('units', () => local<{ items: Row[] }>('units'), EVERY_MS);
  const reset = (): void => void local('units', 'DELETE').then(units.reload, units.reload);
  return (
    <>
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
              columns={COLUMNS}
              rowKey={(row) => `${row.function} ${row.operation}`}
            />
          )
        }
      </Loaded>
    </>
  );
};
