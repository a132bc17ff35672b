// The command line of `migrate`: what may be asked for, and what is wrong with what was asked.
import { parseArgs } from 'node:util';

export const HELP = `npm run migrate -- --from <file> [options]

  --from <file>        .csv with a header, or .ndjson with an object per line
  --dry-run            shows what every row would become, and sends nothing
  --url <url>          the service (default: http://127.0.0.1:3000, the local stack)
  --token <token>      an access token (or ROLLCALL_TOKEN); without one the local stack is asked for it
  --errors <file>      where failed rows are named (default: <file>.errors.ndjson)
  --out <file>         writes what every row becomes, as NDJSON
  --concurrency <n>    requests at a time, 1 to 256 (default: 16)
  --json               for programs: NDJSON of a dry run, else one JSON document
  --help

The token needs users:write, users:read, and for such rows users:suspend, users:delete and users:roles.
Run again with the same file it goes on where it stopped; a row that was corrected is tried anew.
Exit status: 0 all are in, 1 some are not, 2 wrong usage, 130 interrupted.
`;

const OPTIONS = {
  from: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  url: { type: 'string', default: 'http://127.0.0.1:3000' },
  token: { type: 'string' },
  errors: { type: 'string' },
  out: { type: 'string' },
  concurrency: { type: 'string', default: '16' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export interface Arguments {
  readonly from: string;
  readonly dryRun: boolean;
  /** Without a slash at the end. */
  readonly url: string;
  readonly token: string | undefined;
  readonly errors: string;
  readonly out: string | undefined;
  readonly concurrency: number;
  readonly json: boolean;
}

export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** @throws {WrongUsage} */
export const parseArguments = (argv: readonly string[], env: NodeJS.ProcessEnv): Arguments | 'help' => {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS });
    const { from, url, token = env['ROLLCALL_TOKEN'], out, json } = values;
    if (values.help) return 'help';
    if (from === undefined) throw new WrongUsage('--from is missing');
    const concurrency = Number(values.concurrency);
    if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 256) {
      throw new WrongUsage('--concurrency must be a whole number from 1 to 256');
    }
    if (!/^https?:$/u.test(URL.parse(url)?.protocol ?? '')) throw new WrongUsage('--url must be an http URL');
    const errors = values.errors ?? `${from}.errors.ndjson`;
    return { from, dryRun: values['dry-run'], url: url.replace(/\/+$/u, ''), token, errors, out, concurrency, json };
  } catch (error) {
    throw error instanceof WrongUsage ? error : new WrongUsage((error as Error).message, { cause: error });
  }
};
