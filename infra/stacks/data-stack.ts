// All that must outlive a deployment: the log, the keys, the read models, the parked commits.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DirectoryTable } from '../constructs/directory-table.ts';
import { EventLogTable } from '../constructs/event-log-table.ts';
import { FeedTable } from '../constructs/feed-table.ts';
import type { Stores } from '../constructs/message-functions.ts';
import { ImportsTable } from '../constructs/imports-table.ts';
import { ParkedTable } from '../constructs/parked-table.ts';
import { Participants } from '../constructs/participants.ts';
import { SearchTable } from '../constructs/search-table.ts';
import { StatisticsTable } from '../constructs/statistics-table.ts';
import { ProcessesTable } from '../constructs/processes-table.ts';
import { TokensTable } from '../constructs/tokens-table.ts';
import { UserKeys } from '../constructs/user-keys.ts';
import { type StackContext, stackProps } from './context.ts';

export class DataStack extends Stack {
  readonly stores: Stores;
  readonly parked: ParkedTable;

  constructor(scope: Construct, { stage }: StackContext) {
    super(scope, 'Data', {
      ...stackProps(stage, 'Data', 'the event log and all that is kept beside it'),
      terminationProtection: stage.deletionProtection,
    });
    this.stores = {
      log: new EventLogTable(this, 'EventLog', stage),
      keys: new UserKeys(this, 'Keys', stage),
      directory: new DirectoryTable(this, 'Directory', stage),
      search: new SearchTable(this, 'Search', stage),
      statistics: new StatisticsTable(this, 'Statistics', stage),
      feed: new FeedTable(this, 'Feed', stage),
      processes: new ProcessesTable(this, 'Processes', stage),
      tokens: new TokensTable(this, 'Tokens', stage),
      participants: new Participants(this, 'Participants', stage),
      imports: new ImportsTable(this, 'Imports', stage),
    };
    this.parked = new ParkedTable(this, 'Parked', stage);
  }
}
