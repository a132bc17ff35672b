// One run of a saga: the graph of its definition with the state of each step, and how long it still waits.
import { useState } from 'preact/hooks';
import { api, Failed, local } from '../api.ts';
import { asError, useLoaded } from '../loading.ts';
import { Badge, Loaded, Time, Trouble, UserLink } from '../parts.tsx';
import { href } from '../route.ts';
import type { Process, Saga } from '../saga.ts';
import { SagaGraph, type Waiting } from './saga-graph.tsx';

const EVERY_MS = 1_000;

interface Execution {
  readonly states: readonly string[];
  readonly waitsUntil: string | null;
}

/** undefined: its execution is not there, which begins a moment after its record. */
const executionOf = async (id: string): Promise<Execution | undefined> => {
  try {
    return await local<Execution>(`executions?name=${id}`);
  } catch (thrown) {
    if (thrown instanceof Failed && thrown.problem.status === 404) return undefined;
    throw thrown;
  }
};

interface Run {
  readonly process: Process;
  readonly saga: Saga | undefined;
  readonly waiting: Waiting | undefined;
}

const runOf = async (id: string): Promise<Run> => {
  const [process, sagas, execution, clock] = await Promise.all([
    api<Process>(`processes/${id}`),
    local<{ items: Saga[] }>('sagas'),
    executionOf(id),
    local<{ now: string }>('clock'),
  ]);
  const until = execution?.waitsUntil ?? null;
  const waiting =
    execution === undefined || until === null
      ? undefined
      : { states: execution.states, leftMs: Math.max(0, Date.parse(until) - Date.parse(clock.now)) };
  return { process, saga: sagas.items.find(({ name }) => name === process.kind), waiting };
};

/** For one that is parked: has its execution go on from where it failed. */
const Redrive = ({ id, done }: { id: string; done: () => void }) => {
  const [failure, setFailure] = useState<Error>();
  const redrive = async (): Promise<void> => {
    try {
      await local('executions', 'POST', { redrive: id });
      setFailure(undefined);
    } catch (thrown) {
      setFailure(asError(thrown));
    }
    done();
  };
  return (
    <div class="bar">
      <button onClick={() => void redrive()}>Go on from where it failed</button>
      {failure && <Trouble error={failure} retry={() => void redrive()} />}
    </div>
  );
};

export const OneProcess = ({ id }: { id: string }) => {
  const run = useLoaded(id, () => runOf(id), EVERY_MS);
  return (
    <>
      <p>
        <a href={href('processes')}>All sagas</a>
      </p>
      <Loaded of={run}>
        {({ process, saga, waiting }) => (
          <>
            <h2>
              {process.kind} <Badge text={process.status} />
            </h2>
            <p>
              <code>{id}</code>, started <Time at={process.startedAt} />, changed <Time at={process.updatedAt} />
              {process.userId && (
                <>
                  , about <UserLink id={process.userId} />
                </>
              )}
            </p>
            {process.status === 'PARKED' && <Redrive id={id} done={run.reload} />}
            <SagaGraph saga={saga} process={process} waiting={waiting} />
          </>
        )}
      </Loaded>
    </>
  );
};
