// Sagas: their runs, the newest first, and the graph of each definition; one run as the graph with the state of each step.
import { api, local } from '../api.ts';
import { counted } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { Badge, type Column, Empty, Loaded, Table, Time, UserLink } from '../parts.tsx';
import { href, type ViewProps } from '../route.ts';
import type { Process, Saga } from '../saga.ts';
import { OneProcess } from './process.tsx';
import { SagaGraph } from './saga-graph.tsx';

const EVERY_MS = 1_000;

const COLUMNS: readonly Column<Process>[] = [
  { name: 'Started', cell: ({ startedAt }) => <Time at={startedAt} /> },
  { name: 'Saga', cell: ({ id, kind }) => <a href={href('processes', id)}>{kind}</a> },
  { name: 'Status', cell: ({ status }) => <Badge text={status} /> },
  { name: 'User', cell: ({ userId }) => userId && <UserLink id={userId} /> },
  { name: 'Steps', cell: ({ steps }) => steps.map(({ name, state }) => `${name} ${state.toLowerCase()}`).join(' → ') },
];

const Runs = () => {
  const page = useLoaded('processes', () => api<{ items: Process[]; nextCursor: string | null }>('processes'), EVERY_MS);
  return (
    <Loaded of={page}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <Empty>No saga has run yet. POST /v1/registrations starts one.</Empty>
        ) : (
          <Table
            caption={`${counted(items.length, 'run')}${nextCursor === null ? '' : ', and there are older ones'}`}
            rows={items}
            columns={COLUMNS}
            rowKey={({ id }) => id}
          />
        )
      }
    </Loaded>
  );
};

const Definitions = () => {
  const sagas = useLoaded('sagas', async () => (await local<{ items: Saga[] }>('sagas')).items);
  return (
    <Loaded of={sagas}>
      {(items) =>
        items.map((saga) => (
          <section key={saga.name}>
            <h2>{saga.name}</h2>
            <p>{saga.summary}</p>
            <SagaGraph saga={saga} />
          </section>
        ))
      }
    </Loaded>
  );
};

const List = () => (
  <>
    <Runs />
    <Definitions />
  </>
);

export const Processes = ({ rest: [id] }: ViewProps) => (id === undefined ? <List /> : <OneProcess id={id} />);
