// The functions behind the routes: one per command and per query, granted what the catalogue says it does and reads, and no more.
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { appendsItself, lastChance } from '../../domain/catalog.ts';
import type { CommandDefinition, Effect, QueryDefinition, Store } from '../entries.ts';
import { COMMAND_FUNCTION, QUERY_FUNCTION } from '../limits.ts';
import type { StageConfig } from '../stages.ts';
import type { DirectoryTable } from './directory-table.ts';
import type { EventLogTable } from './event-log-table.ts';
import type { FeedTable } from './feed-table.ts';
import type { Participants } from './participants.ts';
import type { SearchTable } from './search-table.ts';
import type { StatisticsTable } from './statistics-table.ts';
import type { ImportsTable } from './imports-table.ts';
import type { ProcessesTable } from './processes-table.ts';
import type { SagaMachine } from './saga-machine.ts';
import { ServiceFunction } from './service-function.ts';
import type { TokensTable } from './tokens-table.ts';
import type { UserKeys } from './user-keys.ts';

/** Where the directory's data lives. */
export interface Stores {
  readonly log: EventLogTable;
  readonly keys: UserKeys;
  readonly directory: DirectoryTable;
  readonly search: SearchTable;
  readonly statistics: StatisticsTable;
  readonly feed: FeedTable;
  readonly processes: ProcessesTable;
  readonly tokens: TokensTable;
  readonly participants: Participants;
  readonly imports: ImportsTable;
}

interface MessageFunctionProps<Definition> {
  readonly definition: Definition;
  readonly stores: Stores;
  readonly code: Code;
  readonly stage: StageConfig;
}

export interface CommandFunctionProps extends MessageFunctionProps<CommandDefinition> {
  /** Of the sagas whose processes the command starts, answers or cancels. */
  readonly machines: readonly SagaMachine[];
}

type EffectGrant = (stores: Stores, to: ServiceFunction, machines: readonly SagaMachine[]) => void;

/** It can be cancelled while it waits. */
const isCutShort = ({ saga }: SagaMachine): boolean =>
  lastChance(saga) !== undefined && saga.steps.some(({ wait, each }) => wait !== undefined || each !== undefined);

const EFFECT_GRANTS: Readonly<Record<Effect, EffectGrant>> = {
  'creates-user': ({ keys }, to) => keys.grantCreate(to),
  // Making a claim is an append like any other.
  claims: () => undefined,
  releases: ({ log }, to) => log.grantRelease(to),
  counts: ({ log }, to) => log.grantCount(to),
  // With the key of a user that may not exist yet.
  'seals-request': ({ keys }, to) => {
    keys.grantUse(to);
    keys.grantCreate(to);
  },
  'keeps-rows': ({ keys, imports }, to) => {
    keys.grantUse(to);
    keys.grantCreate(to);
    imports.grantKeep(to);
  },
  'hands-over': () => undefined,
  'starts-process': ({ processes }, to, machines) => {
    processes.grantMove(to);
    for (const machine of machines) machine.grantStart(to);
  },
  'redeems-token': ({ tokens }, to) => tokens.grantLookUp(to),
  'acknowledges-task': ({ processes, participants }, to, machines) => {
    processes.grantMove(to);
    participants.grantUse(to);
    for (const machine of machines) {
      machine.grantAnswer(to);
      machine.grantClose(to);
    }
  },
  'cancels-process': ({ processes }, to, machines) => {
    processes.grantMove(to);
    for (const machine of machines.filter(isCutShort)) machine.grantClose(to);
  },
};

const READ_GRANTS: Readonly<Record<Store, (stores: Stores, to: ServiceFunction) => void>> = {
  directory: ({ directory }, to) => directory.grantRead(to),
  search: ({ search, directory }, to) => {
    search.grantRead(to);
    directory.grantBatchRead(to);
  },
  statistics: ({ statistics }, to) => statistics.grantRead(to),
  feed: ({ feed }, to) => feed.grantRead(to),
  log: ({ log, keys }, to) => {
    log.grantRead(to);
    keys.grantUse(to);
  },
  processes: ({ processes }, to) => processes.grantList(to),
  imports: ({ imports }, to) => imports.grantRead(to),
};

/** A command appends to a stream, or leaves that to the process it starts. */
export class CommandFunction extends ServiceFunction {
  constructor(scope: Construct, id: string, { definition, stores, code, stage, machines }: CommandFunctionProps) {
    super(scope, id, { description: definition.summary, code, stage, limits: COMMAND_FUNCTION });
    if (appendsItself(definition.effects)) {
      stores.log.grantAppend(this);
      stores.keys.grantUse(this);
    }
    for (const effect of definition.effects) EFFECT_GRANTS[effect](stores, this, machines);
  }
}

export class QueryFunction extends ServiceFunction {
  constructor(scope: Construct, id: string, { definition, stores, code, stage }: MessageFunctionProps<QueryDefinition>) {
    super(scope, id, { description: definition.summary, code, stage, limits: QUERY_FUNCTION });
    for (const store of definition.reads) READ_GRANTS[store](stores, this);
  }
}
