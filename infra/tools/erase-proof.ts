// Erases a user of the running stack and proves it: `just erase-proof <userId>`.
import { NotDone, runTool } from './connection.ts';
import { type Proof, prove } from './erase-proof/prove.ts';
import type { Place } from './erase-proof/scan.ts';
import { connect } from './erase-proof/service.ts';

const USAGE = `just erase-proof <userId> [--json] [--url http://127.0.0.1:3000] [--token <access token>]
Erases a user of the local stack FOR GOOD, and proves that nothing of it is left: reads what is known of the user (email, name,
externalId, reasons), finds it in the stores of the stack (tables, queues, bus, mail, executions, schedules, participants, traces,
metrics, alarms, journals, logs), deletes and erases the user, and looks again. It looks for the values as they are, in lower case,
escaped, in base64 at any offset, in hex, and within gzip.
Exit code 0: found before, nothing after. 1: something is left, or nothing was found before. 2: it could not be done.
Without --token it asks the issuer of the local stack. ROLLCALL_URL is the default of --url.`;

/** Exit code of a proof that failed. */
const NOT_PROVED = 1;

const lines = (places: readonly Place[]): readonly string[] =>
  places.map(({ store, kind, form, records }) => `  ${kind} (${form}) in ${store}: ${records} record${records === 1 ? '' : 's'}`);

const text = ({ userId, values, stores, before, process: { id }, after, proved }: Proof): string =>
  [
    `${userId}: ${Object.entries(values)
      .map(([kind, count]) => `${count} × ${kind}`)
      .join(', ')} looked for in ${stores.length} stores`,
    `Before the erasure, found in ${before.length} places:`,
    ...lines(before),
    `Erased by ${id}.`,
    `After it, found in ${after.length} places${after.length > 0 ? ':' : '.'}`,
    ...lines(after),
    proved ? 'Proved: nothing is left.' : 'NOT PROVED.',
  ].join('\n');

await runTool(USAGE, async (call) => {
  const [userId, ...more] = call.positionals;
  if (userId === undefined || more.length > 0) throw new NotDone(USAGE);
  const say = (words: string): void => {
    if (!call.json) process.stderr.write(`${words}\n`);
  };
  const proof = await prove(userId, call.url, await connect(call), say);
  if (!proof.proved) process.exitCode = NOT_PROVED;
  return call.json ? JSON.stringify(proof, null, 2) : text(proof);
});
