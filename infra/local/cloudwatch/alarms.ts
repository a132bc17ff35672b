// Evaluates the alarms minute by minute on the stack's clock, and keeps what they would have told the topics.
import { type AlarmModel, type CompositeAlarm, type SingleAlarm } from './alarm-model.ts';
import type { State } from './rule.ts';
import type { MetricStore, Series } from './store.ts';

const MINUTE_MS = 60_000;
/** Longer than any alarm looks back: after it, silence changes nothing more. */
const LONGEST_MS = 25 * 3_600_000;
/** changes per alarm, and notifications in all */
const REMEMBERED = { changes: 100, notifications: 1_000 } as const;

export interface Change {
  readonly state: State;
  readonly reason: string;
  readonly since: string;
}
export interface AlarmView extends Change {
  readonly name: string;
  readonly severity: string;
  readonly says: string;
  /** A file and its section */
  readonly runbook: string;
  /** The oldest first; the last is what is now. */
  readonly history: readonly Change[];
}
export interface Notification {
  readonly topic: string;
  readonly alarm: string;
  readonly state: State;
  readonly description: string;
  readonly at: string;
}
export interface Level {
  readonly series: Series;
  readonly value: number;
}

export interface AlarmsOptions {
  readonly singles: readonly SingleAlarm[];
  readonly composites: readonly CompositeAlarm[];
  readonly store: MetricStore;
  /** Epoch milliseconds */
  readonly now: () => number;
  /** What is not told but looked at, such as the lengths of queues. */
  readonly levels: () => readonly Level[];
}

export interface Alarms {
  list(): readonly AlarmView[];
  notifications(): readonly Notification[];
}

const remember = <T>(list: T[], most: number, ...items: readonly T[]): void => {
  list.push(...items);
  list.splice(0, list.length - most);
};

const DESCRIPTION = /^\[(?<severity>\w+)\] (?<says>[^]*?)\s*Runbook: (?<runbook>\S+)$/;

const textsOf = ({ description }: AlarmModel): Pick<AlarmView, 'severity' | 'says' | 'runbook'> => {
  const { severity = '', says = description, runbook = '' } = DESCRIPTION.exec(description)?.groups ?? {};
  return { severity, says, runbook };
};

export const createAlarms = ({ singles, composites, store, now, levels }: AlarmsOptions): Alarms => {
  const start: Change = { state: 'OK', reason: 'nothing was reported yet', since: new Date(now()).toISOString() };
  const history = new Map<string, Change[]>([...singles, ...composites].map(({ name }) => [name, [start]]));
  const sent: Notification[] = [];
  const stateOf = (name: string): State => history.get(name)?.at(-1)?.state ?? 'INSUFFICIENT_DATA';

  const become = (alarm: AlarmModel, alarming: boolean, reason: () => string, at: number): void => {
    const state = alarming ? 'ALARM' : 'OK';
    if (state === stateOf(alarm.name)) return;
    const since = new Date(at).toISOString();
    remember(history.get(alarm.name) ?? [], REMEMBERED.changes, { state, reason: reason(), since });
    const topics = alarming ? alarm.alarmActions : alarm.okActions;
    const told = topics.map((topic) => ({ topic, alarm: alarm.name, state, description: alarm.description, at: since }) as const);
    remember(sent, REMEMBERED.notifications, ...told);
  };
  const judge = (alarm: SingleAlarm, at: number): void => {
    const { question, threshold, periodMs, breached, of } = alarm;
    const values = Array.from({ length: of }, (_, back) => question(store, at - (back + 1) * periodMs, at - back * periodMs));
    // What is missing does not breach.
    const above = values.filter((value) => value !== undefined && value > threshold).length;
    const listed = (): string => values.map((value) => (value === undefined ? 'none' : Number(value.toPrecision(6)))).join(', ');
    become(
      alarm,
      above >= breached,
      () => `${above} of the last ${of} above ${threshold}, ${breached} needed; newest first: ${listed()}`,
      at,
    );
  };
  const evaluate = (at: number): void => {
    for (const alarm of singles) judge(alarm, at);
    for (const composite of composites) {
      const alarming = composite.rule(stateOf);
      become(composite, alarming, () => (alarming ? 'its rule holds' : 'its rule no longer holds'), at);
    }
  };

  let evaluated = now();
  let looked: readonly Level[] = [];
  const note = (at: number): void => {
    for (const { series, value } of looked) store.note(series, value, at);
  };
  /** Nothing is evaluated until somebody asks: all that happened in between is made up for, in its order. */
  const catchUp = (): void => {
    const until = now();
    const quietFrom = store.newest() + LONGEST_MS;
    for (let at = evaluated + MINUTE_MS; at < Math.min(until, quietFrom); at += MINUTE_MS) {
      note(at);
      evaluate(at);
    }
    looked = levels();
    note(until);
    evaluate(until);
    evaluated = until;
  };
  return {
    list: () => {
      catchUp();
      return [...composites, ...singles].map((alarm) => {
        const changes = history.get(alarm.name) ?? [];
        return { name: alarm.name, ...textsOf(alarm), ...(changes.at(-1) ?? start), history: changes };
      });
    },
    notifications: () => {
      catchUp();
      return sent;
    },
  };
};
