// Parked records: what the log's readers could not apply, and a button that has it applied again.
import { useState } from 'preact/hooks';
import { local } from '../api.ts';
import { asError, useLoaded } from '../loading.ts';
import { type Column, Empty, Loaded, Table, Time, Trouble, UserLink } from '../parts.tsx';

const EVERY_MS = 2_000;

interface Parked {
  readonly consumer: string;
  readonly position: string;
  readonly streamId?: string;
  readonly version?: number;
  readonly error: string;
  readonly parkedAt: string;
  readonly attempts: number;
}

interface Redriven {
  readonly applied: number;
  readonly failed: number;
  readonly unresolved: number;
}

const COLUMNS: readonly Column<Parked>[] = [
  { name: 'Since', cell: ({ parkedAt }) => <Time at={parkedAt} /> },
  { name: 'Reader', cell: ({ consumer }) => consumer },
  { name: 'User', cell: ({ streamId, position }) => (streamId === undefined ? position : <UserLink id={streamId} />) },
  { name: 'Version', cell: ({ version }) => version, number: true },
  { name: 'Why', cell: ({ error }) => <code>{error}</code> },
  { name: 'Attempts', cell: ({ attempts }) => attempts, number: true },
];

export const ParkedView = () => {
  const parked = useLoaded('parked', () => local<{ items: Parked[] }>('parked'), EVERY_MS);
  const [result, setResult] = useState<string>();
  const [failure, setFailure] = useState<Error>();
  const redrive = async (consumer: string): Promise<void> => {
    try {
      const { applied, failed, unresolved } = await local<Redriven>('parked', 'POST', { consumer });
      setFailure(undefined);
      setResult(`${consumer}: ${applied} applied, ${failed} failed again, ${unresolved} are not in the log.`);
    } catch (thrown) {
      setFailure(asError(thrown));
    }
    parked.reload();
  };
  return (
    <>
      <Loaded of={parked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>Nothing is parked: every commit was applied.</Empty>
          ) : (
            <>
              <div class="bar">
                {[...new Set(items.map(({ consumer }) => consumer))].map((consumer) => (
                  <button onClick={() => void redrive(consumer)}>Apply again: {consumer}</button>
                ))}
              </div>
              <Table
                caption={`${items.length} parked`}
                rows={items}
                columns={COLUMNS}
                rowKey={({ consumer, position }) => `${consumer} ${position}`}
              />
            </>
          )
        }
      </Loaded>
      {failure && <Trouble error={failure} retry={() => setFailure(undefined)} />}
      <p role="status">{result}</p>
    </>
  );
};
