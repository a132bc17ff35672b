// The local participant as a stage configures it: under a name, as its port is known only when it has started.
import type { FunctionModel } from '../model.ts';

/** Of the stage that runs on one machine, see infra/stages.ts. */
const CONFIGURED_ORIGIN = 'http://participants.localhost';

export const atParticipant = (functions: readonly FunctionModel[], origin: string): FunctionModel[] =>
  functions.map((fn) => ({
    ...fn,
    environment: Object.fromEntries(
      Object.entries(fn.environment).map(([name, value]) => [name, value.replaceAll(CONFIGURED_ORIGIN, origin)]),
    ),
  }));

/** @param secretString a JSON object of secrets, each of which may sign */
export const signingSecrets = (secretString: string): readonly string[] =>
  Object.values(JSON.parse(secretString) as Record<string, string>);
