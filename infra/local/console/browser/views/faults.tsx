// Fault switches: what breaks on the wire between the functions and AWS, and how often it has.
import { useState } from 'preact/hooks';
import { local } from '../api.ts';
import { asError, useLoaded } from '../loading.ts';
import { type Column, Empty, Loaded, Table, Trouble } from '../parts.tsx';

const EVERY_MS = 1_000;

interface Rule {
  readonly service: string;
  readonly operation: string;
  readonly kind: string;
  readonly function?: string;
  readonly probability?: number;
  readonly count?: number;
  readonly delayMs?: number;
  readonly hits: number;
}

/** The ones that are worth a button; any other goes by POST /_local/faults. */
const SWITCHES = [
  {
    title: 'Every fifth write is lost after it took effect',
    rule: { service: 'dynamodb', operation: 'PutItem', kind: 'drop-after', probability: 0.2 },
  },
  { title: 'Every fifth read is throttled', rule: { service: 'dynamodb', operation: 'Query', kind: 'throttle', probability: 0.2 } },
  { title: 'The database takes half a second', rule: { service: 'dynamodb', operation: '*', kind: 'delay', delayMs: 500 } },
  { title: 'The bus takes nothing', rule: { service: 'events', operation: 'PutEvents', kind: 'throttle' } },
  { title: 'No key can be opened', rule: { service: 'kms', operation: '*', kind: 'throttle' } },
] as const;

const often = ({ probability, count }: Rule): string => {
  if (count !== undefined) return `the next ${count}`;
  return probability === undefined ? 'every call' : `${probability * 100} %`;
};

const COLUMNS: readonly Column<Rule>[] = [
  { name: 'Service', cell: ({ service }) => service },
  { name: 'Operation', cell: ({ operation }) => operation },
  { name: 'Function', cell: (rule) => rule.function ?? 'any' },
  { name: 'Fault', cell: ({ kind, delayMs }) => (delayMs === undefined ? kind : `${kind} ${delayMs} ms`) },
  { name: 'How often', cell: often },
  { name: 'Hits', cell: ({ hits }) => hits, number: true },
];

export const Faults = () => {
  const rules = useLoaded('faults', () => local<{ items: Rule[] }>('faults'), EVERY_MS);
  const [failure, setFailure] = useState<Error>();
  const change = async (method: string, rule?: object): Promise<void> => {
    try {
      await local('faults', method, rule);
      setFailure(undefined);
      rules.reload();
    } catch (thrown) {
      setFailure(asError(thrown));
    }
  };
  return (
    <>
      <div class="bar">
        {SWITCHES.map(({ title, rule }) => (
          <button onClick={() => void change('POST', rule)}>{title}</button>
        ))}
        <button class="strong" onClick={() => void change('DELETE')}>
          All faults off
        </button>
      </div>
      {failure && <Trouble error={failure} retry={() => setFailure(undefined)} />}
      <Loaded of={rules}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>No fault is on.</Empty>
          ) : (
            <Table caption="Faults that are on" rows={items} columns={COLUMNS} rowKey={(rule) => JSON.stringify({ ...rule, hits: 0 })} />
          )
        }
      </Loaded>
    </>
  );
};
