// The functions behind the routes: one per command and per query, granted what the catalogue says it does and reads, and no more.
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { CommandDefinition, Effect, QueryDefinition, Store } from '../entries.ts';
import { COMMAND_FUNCTION, QUERY_FUNCTION } from '../limits.ts';
import type { StageConfig } from '../stages.ts';
import type { DirectoryTable } from './directory-table.ts';
import type { EventLogTable } from './event-log-table.ts';
import type { FeedTable } from './feed-table.ts';
import type { SearchTable } from './search-table.ts';
import { ServiceFunction } from './service-function.ts';
import type { StatisticsTable } from './statistics-table.ts';
import type { UserKeys } from './user-keys.ts';

/** Where the directory's data lives. */
export interface Stores {
  readonly log: EventLogTable;
  readonly keys: UserKeys;
  readonly directory: DirectoryTable;
  readonly search: SearchTable;
  readonly statistics: StatisticsTable;
  readonly feed: FeedTable;
}

export interface MessageFunctionProps<Definition> {
  readonly definition: Definition;
  readonly stores: Stores;
  readonly code: Code;
  readonly stage: StageConfig;
}

const EFFECT_GRANTS: Readonly<Record<Effect, (stores: Stores, to: ServiceFunction) => void>> = {
  'creates-user': ({ keys }, to) => keys.grantCreate(to),
  // Making a claim is an append like any other.
  claims: () => undefined,
  releases: ({ log }, to) => log.grantRelease(to),
  counts: ({ log }, to) => log.grantCount(to),
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
};

export class CommandFunction extends ServiceFunction {
  constructor(scope: Construct, id: string, { definition, stores, code, stage }: MessageFunctionProps<CommandDefinition>) {
    super(scope, id, { description: definition.summary, code, stage, limits: COMMAND_FUNCTION });
    stores.log.grantAppend(this);
    stores.keys.grantUse(this);
    for (const effect of definition.effects) EFFECT_GRANTS[effect](stores, this);
  }
}

export class QueryFunction extends ServiceFunction {
  constructor(scope: Construct, id: string, { definition, stores, code, stage }: MessageFunctionProps<QueryDefinition>) {
    super(scope, id, { description: definition.summary, code, stage, limits: QUERY_FUNCTION });
    for (const store of definition.reads) READ_GRANTS[store](stores, this);
  }
}
