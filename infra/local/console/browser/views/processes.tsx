// Processes: runs of sagas with the state of each step, the newest first; one of them as the line of its steps.
import { api } from '../api.ts';
import { useLoaded } from '../loading.ts';
import { Badge, type Column, Empty, Loaded, Table, Time, UserLink } from '../parts.tsx';
import { href, type ViewProps } from '../route.ts';

const EVERY_MS = 1_000;

interface Step {
  readonly name: string;
  readonly state: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly attempts: number;
}

interface Process {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly userId: string | null;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly steps: readonly Step[];
}

const COLUMNS: readonly Column<Process>[] = [
  { name: 'Started', cell: ({ startedAt }) => <Time at={startedAt} /> },
  { name: 'Saga', cell: ({ id, kind }) => <a href={href('processes', id)}>{kind}</a> },
  { name: 'Status', cell: ({ status }) => <Badge text={status} /> },
  { name: 'User', cell: ({ userId }) => userId && <UserLink id={userId} /> },
  { name: 'Steps', cell: ({ steps }) => steps.map(({ name, state }) => `${name} ${state.toLowerCase()}`).join(' → ') },
];

const List = () => {
  const page = useLoaded('processes', () => api<{ items: Process[]; nextCursor: string | null }>('processes'), EVERY_MS);
  return (
    <Loaded of={page}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <Empty>No saga has run yet. POST /v1/registrations starts one.</Empty>
        ) : (
          <Table
            caption={`${items.length} processes${nextCursor === null ? '' : ', and there are older ones'}`}
            rows={items}
            columns={COLUMNS}
            rowKey={({ id }) => id}
          />
        )
      }
    </Loaded>
  );
};

const One = ({ id }: { id: string }) => {
  const process = useLoaded(id, () => api<Process>(`processes/${id}`), EVERY_MS);
  return (
    <Loaded of={process}>
      {({ kind, status, userId, startedAt, updatedAt, steps }) => (
        <>
          <h2>
            {kind} <Badge text={status} />
          </h2>
          <p>
            <code>{id}</code>, started <Time at={startedAt} />, changed <Time at={updatedAt} />
            {userId && (
              <>
                , about <UserLink id={userId} />
              </>
            )}
          </p>
          <ol class="steps">
            {steps.map(({ name, state, startedAt: from, finishedAt, attempts }) => (
              <li class={state.toLowerCase()}>
                <b>{name}</b> <Badge text={state} />
                <p>
                  <Time at={from} />
                  {finishedAt && (
                    <>
                      {' – '}
                      <Time at={finishedAt} />
                    </>
                  )}
                  {attempts > 1 && `, ${attempts} attempts`}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </Loaded>
  );
};

export const Processes = ({ rest: [id] }: ViewProps) => (id === undefined ? <List /> : <One id={id} />);
