// `npm run restart-proof`: kill -9 of the stack with a process of every saga in every one of its states; after the restart each must end, once and rightly.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../../../infra/client/table.ts';
import { ACTS, PLACES_WITHOUT_SCENE } from './acts.ts';
import { type Proof, proveRestarts } from './prove.ts';

const HELP = `npm run restart-proof -- [--only waits|forward|back] [--json]
Starts the stack in a temporary folder, brings processes of every saga into every state in which they wait or a step is at work, ends the
whole stack with kill -9, starts it again, answers, moves the clock, and looks at how each process ended. Three kills:
waits    for a person, the clock or a participant, and parked; forward and back: in the middle of a step, on the way on and on the way back.
Exit status 1: a process is stuck or ended wrongly, something is not as the log says, or a state of a saga has no scene.
`;

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } });
const acts = ACTS.filter(({ name }) => values.only === undefined || name === values.only);
if (values.help || acts.length === 0) {
  process.stdout.write(HELP);
  process.exit(values.help ? 0 : 2);
}

const textOf = ({ ended, wrong }: Proof, seconds: number): string => {
  const rows = ended.map(({ scene, killedAt, status, wrong: words }) => [
    scene.saga,
    scene.state,
    scene.how ?? '',
    killedAt,
    [status, ...words].join('; '),
  ]);
  const right = ended.filter(({ wrong: words }) => words.length === 0).length;
  return [
    ...table(['saga', 'state', 'how', 'killed at', 'ended as'], rows, false),
    ...wrong,
    `${right} of ${ended.length} processes ended as they must after ${acts.length} kills, in ${Math.round(seconds)} s`,
  ].join('\n');
};

const folder = mkdtempSync(join(tmpdir(), 'restart-proof-'));
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
try {
  const began = performance.now();
  const proof = await proveRestarts(acts, folder, (words) => process.stderr.write(`${words}\n`), interrupted.signal);
  const missing = PLACES_WITHOUT_SCENE.map(({ saga, state }) => `no scene is played at ${saga}: ${state}`);
  const whole = { ...proof, wrong: [...proof.wrong, ...missing] };
  const seconds = (performance.now() - began) / 1_000;
  const rows = proof.ended.map(({ scene: { saga, state, how }, killedAt, status, wrong }) => ({
    saga,
    state,
    how,
    killedAt,
    status,
    wrong,
  }));
  process.stdout.write(values.json ? `${JSON.stringify({ rows, wrong: whole.wrong, seconds })}\n` : `${textOf(whole, seconds)}\n`);
  if (whole.wrong.length > 0 || proof.ended.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
  if (interrupted.signal.aborted) process.exitCode = 130;
}
