// The stores of a stack, by name: its tables and queues, what its services remember, and the files of its folders.
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { linesOfFiles } from '../stores/files.ts';
import { createStores, type Records, type Stores, toRecord } from '../stores/stores.ts';
import type { Base } from './base.ts';
import type { Started } from './callers.ts';
import type { Services } from './services.ts';

const METRICS_MINUTES = 1_440;
const EVERY_TRACE = Number.MAX_SAFE_INTEGER;

const table = (db: Services['db'], TableName: string): Records =>
  async function* records() {
    for await (const { Items = [] } of paginateScan({ client: db }, { TableName, ConsistentRead: true })) yield* Items.map(toRecord);
  };

function* pages({ list }: Base['journal']): Generator<string> {
  for (let page = list(0); page.items.length > 0; page = list(Number(page.next))) yield* page.items.map(toRecord);
}

/** @param logFolder where the lines of the functions are kept, if they are */
export const storesOf = (base: Base, { db, queues }: Services, callers: Started, logFolder: string | undefined): Stores => {
  const { early, journal, mailbox, traces, xray, participant, cloudWatch, kept } = base;
  const { ledger } = participant;
  const remembered: Record<string, Records> = {
    bus: () => pages(journal),
    mail: () => mailbox.list().map(toRecord),
    executions: () => [...callers.engine.executions.values()].flatMap(({ start, events }) => [start, ...events].map(toRecord)),
    schedules: () => callers.schedules.all().map(toRecord),
    participants: () => [...ledger.calls(), ...ledger.effects(), ...ledger.acknowledgements()].map(toRecord),
    traces: () => traces.list(EVERY_TRACE).map(toRecord),
    segments: xray.documents,
    metrics: () => cloudWatch.metrics(METRICS_MINUTES).map(toRecord),
    alarms: () => [...cloudWatch.alarms.list(), ...cloudWatch.alarms.notifications()].map(toRecord),
  };
  return createStores(
    new Map<string, Records>([
      ...early.tables.map(({ name }) => [`table ${name}`, table(db, name)] as const),
      ...early.queues.map(({ name }) => [`queue ${name}`, () => [toRecord(queues.server.inspectQueue(name)?.messages)]] as const),
      ...Object.entries(remembered),
      ...[kept, logFolder].flatMap((folder) => (folder === undefined ? [] : [[`files of ${folder}`, () => linesOfFiles(folder)] as const])),
    ]),
  );
};
