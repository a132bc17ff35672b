// Counts, from the access log, what a person wants to see at a glance.
import type { LogLine } from '../lambda/invoker.ts';
import type { Status } from '../control/control.ts';

export interface Activity {
  take(entry: LogLine): void;
  readonly created: number;
  readonly changed: number;
  readonly failed: number;
}

export const createActivity = (): Activity => {
  const counts = { created: 0, changed: 0, failed: 0 };
  return {
    take: (entry) => {
      if (entry.function !== 'http-api' || !entry.line.includes('"routeKey"')) return;
      const { routeKey, status } = JSON.parse(entry.line) as { routeKey: string; status: number };
      if (status >= 500) counts.failed += 1;
      if (status >= 300 || routeKey.startsWith('GET ') || routeKey.endsWith('/lookup')) return;
      if (routeKey === 'POST /v1/users') counts.created += 1;
      else counts.changed += 1;
    },
    get created() {
      return counts.created;
    },
    get changed() {
      return counts.changed;
    },
    get failed() {
      return counts.failed;
    },
  };
};

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

export const statusText = ({ requests, pending, activeFaults }: Status, { created, changed, failed }: Activity): string =>
  [
    many(requests, 'request'),
    many(created, 'user created', 'users created'),
    many(changed, 'change'),
    pending.stream + pending.bus === 0 ? 'all processed' : `${pending.stream + pending.bus} pending`,
    ...(failed === 0 ? [] : [`${failed} answered 5xx`]),
    ...(activeFaults === 0 ? [] : [`${many(activeFaults, 'fault rule')} on`]),
  ].join(' · ');
