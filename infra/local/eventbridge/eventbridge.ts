// EventBridge: takes events, keeps them, and hands them to the targets of the rules they match.
import type { LogSink } from '../lambda/invoker.ts';
import type { DeployedModel } from '../model.ts';
import { ServiceError } from '../ports.ts';
import type { Background, Invoker, ServiceBackend } from '../ports.ts';
import { deliver } from './delivery.ts';
import type { DeliveryDeps } from './delivery.ts';
import type { AcceptedEvent, BusEvent, BusJournal } from './journal.ts';
import { compilePattern } from './pattern.ts';
import { entriesOf, eventOf } from './put-events.ts';
import type { Entry, FailedEntry } from './put-events.ts';
import { checkTargetInput } from './target-input.ts';

export interface EventBridgeOptions {
  readonly model: Pick<DeployedModel, 'buses' | 'rules' | 'permissions'>;
  readonly invoker: Invoker;
  readonly sendToQueue: DeliveryDeps['sendToQueue'];
  readonly onFailureOf: DeliveryDeps['onFailureOf'];
  readonly onUndelivered?: DeliveryDeps['onUndelivered'];
  /** Hears of each event, before any target does. */
  readonly onAccepted?: (event: BusEvent) => void;
  readonly journal: BusJournal;
  readonly onLog: LogSink;
  /** Epoch milliseconds */
  readonly now: () => number;
  readonly retryBaseMs?: number;
}

export interface EventBridge extends ServiceBackend, Background {
  /** Events that some target does not have yet. */
  readonly pending: () => number;
  /** Events taken since the start. */
  readonly accepted: () => number;
  /** Makes PutEvents refuse the entries for which `fault` answers an error; undefined ends it. */
  readonly failEntries: (fault: ((entry: Entry) => FailedEntry | undefined) | undefined) => void;
}

export const createEventBridge = (options: EventBridgeOptions): EventBridge => {
  const { model, journal, onLog } = options;
  const rules = model.rules.filter(({ enabled }) => enabled).map((rule) => ({ rule, matches: compilePattern(rule.pattern) }));
  for (const { rule } of rules) for (const { input } of rule.targets) checkTargetInput(input);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let accepted = 0;
  let fault: ((entry: Entry) => FailedEntry | undefined) | undefined;
  const deps: DeliveryDeps = {
    permissions: model.permissions,
    invoker: options.invoker,
    sendToQueue: options.sendToQueue,
    onFailureOf: options.onFailureOf,
    onUndelivered: options.onUndelivered ?? (() => undefined),
    retryBaseMs: options.retryBaseMs ?? 200,
    report: (message) => onLog({ function: 'eventbridge', line: JSON.stringify({ level: 'ERROR', message }) }),
    signal: stopping.signal,
  };

  const fanOut = async (item: AcceptedEvent): Promise<void> => {
    const hit = rules.filter(({ rule, matches }) => rule.busName === item.bus && matches(item.event));
    const outcomes = await Promise.allSettled(
      hit.flatMap(({ rule }) => rule.targets.map((target) => deliver(deps, rule, target, item.event))),
    );
    // Stopped in between, or even the dead-letter queue failed: the next start delivers it again.
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed === undefined) journal.delivered(item);
    else if (!stopping.signal.aborted) deps.report(`event ${item.event.id} is kept for the next start: ${String(failed.reason)}`);
  };
  const dispatch = (item: AcceptedEvent): void => {
    const run = fanOut(item).finally(() => running.delete(run));
    running.add(run);
  };
  for (const item of journal.undelivered) dispatch(item);

  return {
    handle: async ({ operation, body }) => {
      if (operation !== 'PutEvents') throw new ServiceError('UnknownOperationException', `EventBridge has no ${operation} here`);
      const outcomes = entriesOf(body).map((entry) => fault?.(entry) ?? eventOf(entry, model.buses, new Date(options.now())));
      const results = outcomes.map((outcome) => {
        if ('ErrorCode' in outcome) return outcome;
        const item = journal.append(outcome.bus, outcome.event);
        accepted += 1;
        options.onAccepted?.(outcome.event);
        dispatch(item);
        return { EventId: outcome.event.id };
      });
      return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
    },
    pending: () => running.size,
    accepted: () => accepted,
    failEntries: (next) => {
      fault = next;
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
      journal.close();
    },
  };
};
