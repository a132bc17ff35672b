// Evaluates the alarms minute by minute on the stack's clock, and keeps what they would have told the topics.
import type { Resource } from '../model.ts';
import { type AlarmModel, readAlarms, type SingleAlarm } from './alarm-model.ts';
import type { State } from './rule.ts';
import type { MetricStore } from './store.ts';

const MINUTE_MS = 60_000;
/** The longest window that an alarm looks back on: after it, silence changes nothing more. */
const LONGEST_MS = 25 * 3_600_000;

export interface Change {
  readonly state: State;
  readonly reason: string;
  readonly since: string;
}
export interface AlarmView extends Change {
  readonly name: string;
  readonly description: string;
  readonly history: readonly Change[];
}
export interface Notification {
  readonly topic: string;
  readonly alarm: string;
  readonly state: State;
  readonly description: string;
  readonly at: string;
}

export interface Alarms {
  list(): readonly AlarmView[];
  notifications(): readonly Notification[];
}

export const createAlarms = (resources: readonly Resource[], store: MetricStore, now: () => number): Alarms => {
  const { singles, composites } = readAlarms(resources);
  const start: Change = { state: 'OK', reason: 'nothing was reported yet', since: new Date(now()).toISOString() };
  const history = new Map<string, Change[]>([...singles, ...composites].map(({ name }) => [name, [start]]));
  const sent: Notification[] = [];
  const stateOf = (name: string): State => history.get(name)?.at(-1)?.state ?? 'INSUFFICIENT_DATA';

  const become = (alarm: AlarmModel, alarming: boolean, reason: string, at: number): void => {
    const state = alarming ? 'ALARM' : 'OK';
    if (state === stateOf(alarm.name)) return;
    const since = new Date(at).toISOString();
    history.get(alarm.name)?.push({ state, reason, since });
    const topics = alarming ? alarm.alarmActions : alarm.okActions;
    sent.push(...topics.map((topic) => ({ topic, alarm: alarm.name, state, description: alarm.description, at: since }) as const));
  };
  const judge = (alarm: SingleAlarm, at: number): void => {
    const { question, threshold, periodMs, breached, of } = alarm;
    const values = Array.from({ length: of }, (_, back) => question(store, at - (back + 1) * periodMs, at - back * periodMs));
    const over = values.filter((value) => value !== undefined && value > threshold);
    become(
      alarm,
      over.length >= breached,
      `${over.length} of ${of} datapoints [${values.map((value) => value ?? 'none').join(', ')}] above ${threshold}`,
      at,
    );
  };
  const evaluate = (at: number): void => {
    for (const alarm of singles) judge(alarm, at);
    for (const composite of composites) become(composite, composite.rule(stateOf), 'its rule', at);
  };
  let evaluated = now();
  /** Nothing is evaluated until somebody asks: all that happened in between is made up for, in its order. */
  const catchUp = (): void => {
    const until = now();
    const quietFrom = store.newest() + LONGEST_MS;
    for (let at = evaluated + MINUTE_MS; at < Math.min(until, quietFrom); at += MINUTE_MS) evaluate(at);
    evaluate(until);
    evaluated = until;
  };
  return {
    list: () => {
      catchUp();
      return [...composites, ...singles].map(({ name, description }) => {
        const changes = history.get(name) ?? [];
        return { name, description, ...(changes.at(-1) ?? start), history: changes };
      });
    },
    notifications: () => {
      catchUp();
      return sent;
    },
  };
};
