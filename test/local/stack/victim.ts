// A stack in a process of its own, to be killed: `node victim.ts <assembly> <data folder>`. Prints its URL and a token when it is ready.
import { startStack } from '../../../infra/local/stack.ts';
import { SCOPE } from './scope.ts';

const [assemblyDir = '', dataDir = ''] = process.argv.slice(2);
const stack = await startStack({ assemblyDir, dataDir, port: 0 });
process.stdout.write(`${JSON.stringify({ url: stack.url, token: await stack.token([SCOPE]) })}\n`);
