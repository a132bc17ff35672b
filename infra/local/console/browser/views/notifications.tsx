// What the topics of the alarms would have heard, the newest first.
import { local } from '../api.ts';
import { counted } from '../format.ts';
import { useLoaded } from '../loading.ts';
import { AlarmLink, Badge, type Column, Empty, Loaded, Table, Time } from '../parts.tsx';

const EVERY_MS = 2_000;

interface Notification {
  readonly topic: string;
  readonly alarm: string;
  readonly state: string;
  readonly at: string;
}

const COLUMNS: readonly Column<Notification>[] = [
  { name: 'When', cell: ({ at }) => <Time at={at} /> },
  { name: 'State', cell: ({ state }) => <Badge text={state} /> },
  { name: 'Alarm', cell: ({ alarm }) => <AlarmLink name={alarm} /> },
  { name: 'Topic', cell: ({ topic }) => topic.split(':').at(-1) },
];

export const Notifications = () => {
  const sent = useLoaded('notifications', async () => (await local<{ items: Notification[] }>('notifications')).items, EVERY_MS);
  return (
    <Loaded of={sent}>
      {(items) =>
        items.length === 0 ? (
          <Empty>Nobody would have been told anything yet.</Empty>
        ) : (
          <Table
            caption={`${counted(items.length, 'notification')}, the newest first`}
            rows={items.toReversed()}
            columns={COLUMNS}
            rowKey={({ at, alarm, topic }) => `${at} ${alarm} ${topic}`}
          />
        )
      }
    </Loaded>
  );
};
