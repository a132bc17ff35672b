// The pieces that views are made of: tables, states of loading, times and ids as they are shown.
import type { ComponentChildren } from 'preact';
import { Failed } from './api.ts';
import type { Loading } from './loading.ts';
import { shortAlarm } from './names.ts';
import { href } from './route.ts';

export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>;

const sentence = (error: Error): string =>
  error instanceof Failed
    ? `${error.problem.status} ${error.problem.code ?? ''} ${error.message}`
    : `The stack does not answer (${error.message}).`;

export const Trouble = ({ error, retry }: { error: Error; retry: () => void }) => (
  <p class="trouble" role="alert">
    {sentence(error)} <button onClick={retry}>Try again</button>
  </p>
);

/** Shows what is there; what went wrong with the last attempt stands above it. */
export const Loaded = <T,>({ of, children }: { of: Loading<T>; children: (value: T) => ComponentChildren }) => (
  <>
    {of.error && <Trouble error={of.error} retry={of.reload} />}
    {of.value !== undefined ? children(of.value) : of.error === undefined && <p class="loading">Loading…</p>}
  </>
);

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly number?: boolean;
}

export const Table = <Row,>({
  rows,
  columns,
  rowKey,
  caption,
}: {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  caption: string;
}) => (
  <div class="wide">
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, number }) => (
            <th scope="col" class={number ? 'number' : ''}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ cell, number }) => (
              <td class={number ? 'number' : ''}>{cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Local time of day, the whole instant on demand. */
export const Time = ({ at }: { at: string }) => (
  <time dateTime={at} title={at}>
    {at.slice(0, 10)} {at.slice(11, 19)}
  </time>
);

const SHORT_ID = 13;
export const UserLink = ({ id }: { id: string }) => (
  <a class="id" href={href('users', id)} title={id}>
    {id.slice(0, SHORT_ID)}…
  </a>
);

export const AlarmLink = ({ name }: { name: string }) => (
  <a class="id" href={href('alarms', name)} title={name}>
    {shortAlarm(name)}
  </a>
);

export const Badge = ({ text }: { text: string }) => <span class={`badge ${text.toLowerCase()}`}>{text}</span>;

export const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
