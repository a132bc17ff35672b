// The command line of `npm start`.
import { parseArgs } from 'node:util';

export const HELP = `Runs the synthesized local stage on this machine.

  npm start [-- options]

  --port <number>   where the API listens (default: PORT, else 3000)
  --data <folder>   where data, logs and templates lie (default: .local/)
  --fresh           drops that folder first
  --help            shows this

  DYNAMODB_ENDPOINT=http://host:port uses a DynamoDB Local that already runs.
`;

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Arguments {
  readonly help: boolean;
  readonly fresh: boolean;
  readonly port: number;
  /** undefined: `.local/` */
  readonly data: string | undefined;
}

const DEFAULT_PORT = '3000';

/** @throws UsageError naming what is wrong */
export const parseArguments = (argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Arguments => {
  const options = { help: { type: 'boolean' }, fresh: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' } } as const;
  let values: { help?: boolean; fresh?: boolean; port?: string; data?: string };
  try {
    ({ values } = parseArgs({ args: [...argv], options }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
  const text = values.port ?? env.PORT ?? DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`The port must be a number from 0 to 65535, not "${text}"`);
  return { help: values.help ?? false, fresh: values.fresh ?? false, port, data: values.data };
};
