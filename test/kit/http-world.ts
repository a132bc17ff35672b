// The whole service in memory behind its HTTP endpoints: the log, the read models that follow it, the bus, and a clock that only moves when told.
import { ok } from '../../domain/kernel/result.ts';
import { type UserEvent, UserId, userAggregate } from '../../domain/user/user.ts';
import { createReader } from '../../functions/runtime/event-log/reader.ts';
import { createRepository } from '../../functions/runtime/event-log/repository.ts';
import type { UserRepository } from '../../functions/runtime/bus/command-handler.ts';
import type { Keyring } from '../../functions/runtime/event-log/ports.ts';
import { createKeyring } from '../../functions/runtime/keyring/keyring.ts';
import { createMemoryEventLog, type MemoryEventLog } from '../../functions/runtime/memory/event-log.ts';
import type { KeyRows } from '../../functions/runtime/keyring/ports.ts';
import { createMemoryKeyRows } from '../../functions/runtime/memory/key-rows.ts';
import { createMemoryRootKey } from '../../functions/runtime/memory/root-key.ts';
import type { Clock } from '../../functions/runtime/config/clock.ts';
import { createMemoryReadModels, type MemoryReadModels } from '../../functions/runtime/read-models/memory-read-models.ts';
import { createMemoryImports } from '../../functions/runtime/imports/memory-imports.ts';
import { claimKey, type Owners } from '../../functions/runtime/imports/owners.ts';
import type { ImportStore } from '../../functions/runtime/imports/store.ts';
import { createMemoryMailer, type MemoryMailer } from '../../functions/runtime/mail/memory-mailer.ts';
import { createMemoryProcesses } from '../../functions/runtime/processes/memory-processes.ts';
import type { ProcessStore } from '../../functions/runtime/processes/store.ts';
import { createMemoryExecutions, type MemoryExecutions } from '../../functions/runtime/sagas/memory-executions.ts';
import { createMemoryTokens } from '../../functions/runtime/tokens/memory-tokens.ts';
import type { TokenStore } from '../../functions/runtime/tokens/tokens.ts';
import type { Consumer } from '../../functions/runtime/streams/consumer.ts';
import { createDirectoryConsumer } from '../../functions/runtime/streams/directory-consumer.ts';

export const FAR = Number.MAX_SAFE_INTEGER;

export interface World {
  readonly log: MemoryEventLog;
  readonly keyRows: KeyRows;
  readonly keyring: Keyring;
  readonly users: UserRepository;
  readonly readModels: MemoryReadModels;
  readonly directory: MemoryReadModels['directory'];
  readonly projector: Consumer;
  readonly processes: ProcessStore;
  readonly tokens: TokenStore;
  readonly imports: ImportStore;
  readonly owners: Owners;
  readonly mailer: MemoryMailer;
  readonly executions: MemoryExecutions;
  readonly clock: Clock & { onPause: () => Promise<void>; paused: number };
  /** Appends events as one commit each. */
  happened(userId: string, ...events: readonly UserEvent[]): Promise<void>;
  /** Lets the read models catch up with the log. */
  project(): Promise<void>;
  /** Everything that the log holds of a user: the events, opened. */
  eventsOf(userId: string): Promise<readonly UserEvent[]>;
}

const movingClock = (): World['clock'] => {
  const clock: World['clock'] = {
    paused: 0,
    onPause: async () => {},
    now: () => Date.parse('2026-03-01T12:00:00.000Z') + clock.paused,
    pause: async (milliseconds) => {
      clock.paused += milliseconds;
      await clock.onPause();
    },
  };
  return clock;
};

export const createWorld = (): World => {
  const clock = movingClock();
  const log = createMemoryEventLog();
  const keyRows = createMemoryKeyRows();
  const keyring = createKeyring({ rows: keyRows, root: createMemoryRootKey(), now: () => clock.now() });
  const effects = { now: () => clock.now(), random: () => 0, sleep: async () => {} };
  const users = createRepository({ log, keyring, aggregate: userAggregate, effects });
  const readModels = createMemoryReadModels();
  const { projection: store, directory } = readModels;
  const reader = createReader({ log, keyring, aggregate: userAggregate });
  const projector = createDirectoryConsumer({ reader, log, store, clock });
  let made = 0;

  const happened: World['happened'] = async (userId, ...events) => {
    for (const event of events) {
      made += 1;
      const commitId = made.toString(16).padStart(32, '0');
      const creates = event.type === 'UserRegistered';
      const provenance = { actor: 'an-operator', source: 'api', correlationId: `happened-${made}` };
      const command = {
        streamId: UserId.parse(userId),
        commitId,
        requestHash: commitId,
        keyed: false,
        creates,
        deadline: FAR,
        decide: () => ok([event]),
      };
      const outcome = await users.execute({ ...command, ...provenance });
      if (outcome.kind !== 'accepted') throw new Error(`the past could not happen: ${JSON.stringify(outcome)}`);
    }
  };

  return {
    log,
    keyRows,
    keyring,
    users,
    readModels,
    directory,
    projector,
    processes: createMemoryProcesses(),
    tokens: createMemoryTokens(),
    imports: createMemoryImports(),
    owners: { ownerOf: async (scope, value, call) => log.ownerOf(await claimKey(scope, value, keyring, call)) },
    mailer: createMemoryMailer(),
    executions: createMemoryExecutions(),
    clock,
    happened,
    project: async () => {
      const failures = await projector.apply(
        log.streamIds().flatMap((id) => log.commits(id)),
        FAR,
      );
      if (failures.length > 0) throw failures[0]?.thrown;
    },
    eventsOf: async (userId) => (await users.read(UserId.parse(userId), 1, 1_000)).flatMap(({ events }) => events),
  };
};
