// Rebuild: invoked by people, mostly by `just rebuild`, with a part of the work; makes the read models of that part what the log says.
import { composeRebuild } from '../runtime/compose-rebuild.ts';
import { serveRebuild } from '../runtime/rebuild/serve-rebuild.ts';

export const handler = serveRebuild(composeRebuild);
