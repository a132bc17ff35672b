// Prints what a request set off, as a tree: `just trace <correlationId>`.
import { ask, NotDone, runTool } from './connection.ts';
import { type TraceLine, treesOf, treeText } from './trace-tree.ts';

const USAGE = `just trace <correlationId or trace id> [--json] [--url http://127.0.0.1:3000]
Prints what a request set off on the local stack: API, command, calls of AWS, projector, publisher, events of the bus and who takes them, sagas, the commands of their steps.
In an account, look the correlation id up in X-Ray: annotation.correlationId = "<id>". ROLLCALL_URL is the default of --url.`;

await runTool(USAGE, async ({ positionals: [id, ...more], url, json }) => {
  if (id === undefined || more.length > 0) throw new NotDone(USAGE);
  const answer = await ask(url, `/_local/traces/${encodeURIComponent(id)}`);
  if (!answer.ok) throw new NotDone(`${url} knows no trace of ${id} (${answer.status}); it keeps the newest thousand since its start`);
  const { items } = (await answer.json()) as { items: TraceLine[] };
  return json ? JSON.stringify({ items }, null, 2) : treeText(treesOf(items));
});
