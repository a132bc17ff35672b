// The line that is always there: whether the stack rests, how late it is there, which faults are on.
import { local } from './api.ts';
import { counted } from './format.ts';
import { useLoaded } from './loading.ts';
import { href } from './route.ts';

const EVERY_MS = 1_000;

interface Status {
  readonly ready: boolean;
  readonly pending: Readonly<Record<string, number>>;
  readonly activeFaults: number;
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

export const StatusLine = () => {
  const { value, error } = useLoaded('status', () => local<Status>('status'), EVERY_MS);
  if (error) return <p class="status down">The stack does not answer.</p>;
  if (!value) return <p class="status">…</p>;
  const pending = sum(value.pending);
  return (
    <p class="status">
      {!value.ready ? 'starting' : pending === 0 ? 'at rest' : `${pending} on the way`}
      {value.activeFaults > 0 && (
        <>
          {' · '}
          <a href={href('faults')}>{counted(value.activeFaults, 'fault')} on</a>
        </>
      )}
    </p>
  );
};
