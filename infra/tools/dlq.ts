// Shows what was set aside on the running stack, says why, and has it done after all: `just dlq`.
import { table } from '../client/table.ts';
import { ask, type Call, NotDone, runTool } from './connection.ts';
import { invokeLocally } from './invoke.ts';

const USAGE = `just dlq [list | why <position or message id> | redrive] [--json] [--url http://127.0.0.1:3000]
list     commits that a reader of the log parked, and messages that ended in a dead-letter queue (the default)
why      all that is known of one of them
redrive  applies what is parked, and hands each dead letter to the queue or function it was for; what fails again stays. Exit status 1 then
ROLLCALL_URL is the default of --url. In an account: see Parked and Dead letters in docs/runbook.md.`;

const CONSUMERS = ['directory', 'publisher'] as const;

interface Parked {
  readonly consumer: string;
  readonly position: string;
  readonly error: string;
  readonly parkedAt: string;
  readonly attempts: number;
}
interface Letter {
  readonly queue: string;
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}
interface SetAside {
  readonly parked: readonly Parked[];
  readonly deadLetters: readonly Letter[];
}

const itemsAt = async <Item>({ url }: Call, path: string): Promise<readonly Item[]> => {
  const answer = await ask(url, path);
  if (!answer.ok) throw new NotDone(`${url}${path} answered ${answer.status}: is it a local stack, and ready?`);
  return ((await answer.json()) as { items: Item[] }).items;
};

const setAside = async (call: Call): Promise<SetAside> => ({
  parked: await itemsAt<Parked>(call, '/_local/parked'),
  deadLetters: await itemsAt<Letter>(call, '/_local/dead-letters'),
});

/** The error of a function that failed, or what the bus or the scheduler says. */
const errorOf = ({ body, attributes }: Letter): string => {
  const { responsePayload } = JSON.parse(body) as { readonly responsePayload?: { readonly errorType?: string } };
  return responsePayload?.errorType ?? attributes['ERROR_CODE'] ?? 'taken too often';
};

const listText = ({ parked, deadLetters }: SetAside): string => {
  if (parked.length + deadLetters.length === 0) return 'nothing is parked, and no queue of dead letters has a message';
  const rows = [
    ...parked.map(({ consumer, position, error, attempts }) => [`parked by ${consumer}`, position, error, String(attempts)]),
    ...deadLetters.map((letter) => [letter.queue, letter.id, errorOf(letter), letter.attributes['RETRY_ATTEMPTS'] ?? '']),
  ];
  return table(['where', 'what', 'why', 'attempts'], rows, false).join('\n');
};

const list = async (call: Call): Promise<string> => {
  const found = await setAside(call);
  return call.json ? JSON.stringify(found) : listText(found);
};

const why = async (call: Call, id: string): Promise<string> => {
  const { parked, deadLetters } = await setAside(call);
  const found = [...parked.filter(({ position }) => position === id), ...deadLetters.filter((letter) => letter.id === id)];
  if (found.length === 0) throw new NotDone(`nothing with the id ${id} is set aside; see \`just dlq list\``);
  return JSON.stringify(found, null, call.json ? undefined : 2);
};

const redrive = async (call: Call): Promise<string> => {
  const results: Record<string, Readonly<Record<string, number>>> = {};
  const apply = invokeLocally(call.url, '/_local/parked');
  for (const consumer of CONSUMERS) results[consumer] = (await apply({ consumer })) as Record<string, number>;
  results['deadLetters'] = (await invokeLocally(call.url, '/_local/dead-letters')({})) as Record<string, number>;
  if (Object.values(results).some(({ failed = 0, unresolved = 0 }) => failed + unresolved > 0)) process.exitCode = 1;
  if (call.json) return JSON.stringify(results);
  const lines = Object.entries(results).map(([what, counts]) => [
    what,
    Object.entries(counts)
      .map(([name, n]) => `${n} ${name}`)
      .join(', '),
  ]);
  return table(['what', 'result'], lines, false).join('\n');
};

await runTool(USAGE, async (call) => {
  const [action = 'list', id, ...more] = call.positionals;
  if (more.length > 0) throw new NotDone(USAGE);
  if (action === 'list' && id === undefined) return list(call);
  if (action === 'why' && id !== undefined) return why(call, id);
  if (action === 'redrive' && id === undefined) return redrive(call);
  throw new NotDone(USAGE);
});
