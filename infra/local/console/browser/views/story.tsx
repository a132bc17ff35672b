// A user's story: every event with what it changed, the state after each, and the row of the read model beside the fold of the log.
import { useState } from 'preact/hooks';
import { api, Failed } from '../api.ts';
import { useLoaded } from '../loading.ts';
import { Badge, Loaded, shown, Time } from '../parts.tsx';
import { href } from '../route.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Item {
  readonly eventId: string;
  readonly version: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly actor: string;
  readonly source: string;
  readonly reason: string | null;
  readonly correlationId: string;
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

interface History {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const EVERY_MS = 2_000;
const ALL = 200;

/** Every page: a story is read whole. */
const historyOf = async (id: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: History = await api(`users/${id}/history?limit=${ALL}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
};

/** undefined where the row is not there (yet). */
const rowOf = async (id: string): Promise<Fields | undefined> => {
  try {
    return await api<Fields>(`users/${id}`);
  } catch (thrown) {
    if (thrown instanceof Failed && thrown.problem.status === 404) return undefined;
    throw thrown;
  }
};

const Event = ({ item, selected, select }: { item: Item; selected: boolean; select: () => void }) => (
  <li>
    <button class="event" aria-pressed={selected} onClick={select}>
      <Badge text={item.type} /> version {item.version}, <Time at={item.occurredAt} />
    </button>
    <p>
      by {item.actor} through {item.source}
      {item.reason !== null && <>: “{item.reason}”</>} · <a href={href('traces', item.correlationId)}>{item.correlationId}</a>
    </p>
    <dl class="changes">
      {Object.entries(item.changes).map(([field, { from, to }]) => (
        <div>
          <dt>{field}</dt>
          <dd>
            <del>{shown(from)}</del> → <ins>{shown(to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  </li>
);

/** The event that set each field last, up to a version: why the field is as it is. */
const causes = (items: readonly Item[], version: number): ReadonlyMap<string, Item> =>
  new Map(
    items.filter((item) => item.version <= version).flatMap((item) => Object.keys(item.changes).map((field) => [field, item] as const)),
  );

const State = ({ id, version, items }: { id: string; version: number; items: readonly Item[] }) => {
  const newest = items.at(-1)?.version === version;
  const states = useLoaded(`${id}@${version}`, async () => ({
    fold: await api<Fields>(`users/${id}?asOf=${version}`),
    row: newest ? await rowOf(id) : undefined,
  }));
  const why = causes(items, version);
  return (
    <Loaded of={states}>
      {({ fold, row }) => (
        <div class="wide">
          <table>
            <caption>{newest ? 'Now: the fold of the log, and the row of the directory' : `As it was at version ${version}`}</caption>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Fold</th>
                {newest && <th scope="col">Row</th>}
                <th scope="col">Because of</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(fold).map(([field, value]) => {
                const differs = newest && shown(row?.[field]) !== shown(value);
                const cause = why.get(field);
                return (
                  <tr class={differs ? 'differs' : ''}>
                    <th scope="row">{field}</th>
                    <td>{shown(value)}</td>
                    {newest && <td>{row === undefined ? 'no row yet' : shown(row[field])}</td>}
                    <td>{cause && `${cause.type}, version ${cause.version}, ${cause.actor}`}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  );
};

export const Story = ({ id }: { id: string }) => {
  const history = useLoaded(id, () => historyOf(id), EVERY_MS);
  const [version, setVersion] = useState<number>();
  return (
    <>
      <h2>
        <code>{id}</code>
      </h2>
      <Loaded of={history}>
        {(items) => {
          const newest = items.at(-1)?.version ?? 1;
          const selected = version ?? newest;
          return (
            <div class="columns">
              <ol class="story" aria-label="Events, newest first">
                {items.toReversed().map((item) => (
                  <Event
                    key={item.eventId}
                    item={item}
                    selected={item.version === selected}
                    select={() => setVersion(item.version === newest ? undefined : item.version)}
                  />
                ))}
              </ol>
              <State key={`${selected}/${items.length}`} id={id} version={selected} items={items} />
            </div>
          );
        }}
      </Loaded>
    </>
  );
};
