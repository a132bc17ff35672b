// The read models of a deployment beside the directory, as the queries read them.
import { documentClient } from './aws/clients.ts';
import { environment } from './config/environment.ts';
import { createDynamoDbFeed } from './read-models/dynamodb-feed.ts';
import { createDynamoDbSearch } from './read-models/dynamodb-search.ts';
import { createDynamoDbStatistics } from './read-models/dynamodb-statistics.ts';
import type { FeedStore } from './read-models/feed-store.ts';
import type { SearchStore } from './read-models/search-store.ts';
import type { StatisticsStore } from './read-models/statistics-store.ts';

export const composeSearch = (): SearchStore => createDynamoDbSearch(documentClient(), environment('SEARCH_TABLE'));
export const composeStatistics = (): StatisticsStore => createDynamoDbStatistics(documentClient(), environment('STATISTICS_TABLE'));
export const composeFeed = (): FeedStore => createDynamoDbFeed(documentClient(), environment('FEED_TABLE'));
