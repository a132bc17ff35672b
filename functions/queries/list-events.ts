// ListEvents: the feed of thin events, for who would rather pull than be called.
import { QUERIES } from '../../domain/catalog/queries.ts';
import { ok } from '../../domain/kernel/result.ts';
import { composeFeed } from '../runtime/compose-read-models.ts';
import { type Clock, systemClock } from '../runtime/config/clock.ts';
import { cursorOf, positionOf } from '../runtime/http/cursor.ts';
import { query } from '../runtime/http/query.ts';
import { serve } from '../runtime/http/serve.ts';
import { feedPage, isFeedPosition } from '../runtime/read-models/feed-page.ts';
import type { FeedStore } from '../runtime/read-models/feed-store.ts';

interface Ports {
  readonly feed: FeedStore;
  readonly clock: Clock;
}

/** The cursor is a place in the feed, whatever the types: a poller may begin to read others from where it is. */
const FEED = ['events'];

export const endpoint = query('ListEvents', QUERIES.ListEvents, async ({ query: { after, type, limit } }, { feed, clock }: Ports) => {
  const start = positionOf(FEED, after, isFeedPosition);
  if (!start.ok) return start;
  const { items, next } = await feedPage(feed, start.value, type, limit, clock.now());
  return ok({ body: { items, nextCursor: next === undefined ? null : cursorOf(FEED, next) } });
});

export const handler = serve(endpoint, () => ({ feed: composeFeed(), clock: systemClock }));
