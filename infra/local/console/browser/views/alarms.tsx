// Alarms: which ring, since when and why; one of them with its history and its section of the runbook.
import { useState } from 'preact/hooks';
import { local } from '../api.ts';
import { counted } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { AlarmLink, Badge, type Column, Empty, Loaded, Table, Time } from '../parts.tsx';
import { href, type ViewProps } from '../route.ts';
import { Notifications } from './notifications.tsx';
import { runbookHref, RunbookSection } from './runbook.tsx';

const EVERY_MS = 2_000;

interface Change {
  readonly state: string;
  readonly reason: string;
  readonly since: string;
}

interface Alarm extends Change {
  readonly name: string;
  readonly severity: string;
  readonly says: string;
  readonly runbook: string;
  readonly history: readonly Change[];
}

const useAlarms = () => useLoaded('alarms', async () => (await local<{ items: Alarm[] }>('alarms')).items, EVERY_MS);

const since = { name: 'Since', cell: ({ since: at }: Change) => <Time at={at} /> };
const state = { name: 'State', cell: (change: Change) => <Badge text={change.state} /> };
const reason = { name: 'Why', cell: (change: Change) => change.reason };

const COLUMNS: readonly Column<Alarm>[] = [
  state,
  { name: 'Alarm', cell: ({ name }) => <AlarmLink name={name} /> },
  { name: 'Severity', cell: ({ severity }) => severity || 'none' },
  since,
  { name: 'Says', cell: ({ says }) => says },
  reason,
  {
    name: 'Runbook',
    cell: ({ runbook }) =>
      runbook && (
        <a class="id" href={runbookHref(runbook)}>
          what to do
        </a>
      ),
  },
];
const HISTORY: readonly Column<Change>[] = [since, state, reason];

const rings = ({ state }: Change): boolean => state === 'ALARM';

const List = () => {
  const alarms = useAlarms();
  const [all, setAll] = useState(true);
  return (
    <Loaded of={alarms}>
      {(items) => {
        const ringing = items.filter(rings);
        const shown = all ? [...ringing, ...items.filter((alarm) => !rings(alarm))] : ringing;
        return (
          <>
            <div class="bar">
              <label>
                <input type="checkbox" checked={!all} onChange={({ currentTarget }) => setAll(!currentTarget.checked)} /> only those that
                ring
              </label>
              <a href={href('alarms', 'notifications')}>What the topics would have heard</a>
            </div>
            {shown.length === 0 ? (
              <Empty>No alarm rings.</Empty>
            ) : (
              <Table
                caption={`${counted(items.length, 'alarm')}, ${ringing.length} of them ringing`}
                rows={shown}
                columns={COLUMNS}
                rowKey={({ name }) => name}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
};

const One = ({ name }: { name: string }) => {
  const alarms = useAlarms();
  return (
    <Loaded of={alarms}>
      {(items) => {
        const alarm = items.find((one) => one.name === name);
        if (alarm === undefined) return <Empty>There is no alarm {name}.</Empty>;
        return (
          <>
            <h2>
              {name} <Badge text={alarm.state} />
            </h2>
            <p>
              {alarm.says} {alarm.severity && `Severity: ${alarm.severity}.`}
            </p>
            <Table
              caption="What it was, the newest first"
              rows={alarm.history.toReversed()}
              columns={HISTORY}
              rowKey={(change) => `${change.since} ${change.state}`}
            />
            {alarm.runbook && <RunbookSection anchor={alarm.runbook.split('#')[1] ?? ''} />}
          </>
        );
      }}
    </Loaded>
  );
};

export const Alarms = ({ rest: [name, section] }: ViewProps) => {
  if (name === undefined) return <List />;
  return (
    <>
      <p>
        <a href={href('alarms')}>All alarms</a>
      </p>
      {name === 'notifications' ? <Notifications /> : name === 'runbook' ? <RunbookSection anchor={section ?? ''} /> : <One name={name} />}
    </>
  );
};
