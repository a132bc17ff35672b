// The participants of a deployment, as its functions are told of them.
import * as z from 'zod';
import { PARTICIPANT_ACTIONS } from '../../../domain/kernel/participant.ts';
import { ConfigurationError, environment } from '../config/environment.ts';

const VARIABLE = 'PARTICIPANTS';
/** milliseconds; a step that waits longer should be acknowledged later */
const LONGEST_TIMEOUT_MS = 10_000;

const Configured = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
    url: z.url({ protocol: /^https?$/ }),
    network: z.enum(['public', 'loopback']),
    actions: z.array(z.enum(PARTICIPANT_ACTIONS)).min(1),
    /** of one attempt */
    timeoutMs: z.int().min(100).max(LONGEST_TIMEOUT_MS),
    /** calls at once, from one execution environment */
    concurrency: z.int().min(1).max(100),
    secretArn: z.string().min(1),
  })
  .refine(({ url, network }) => network === 'loopback' || new URL(url).protocol === 'https:', 'https only')
  .refine(({ url }) => new URL(url).username === '' && new URL(url).password === '', 'no credentials in a URL');

export type ParticipantSettings = Readonly<z.output<typeof Configured>>;
export type ParticipantsByName = ReadonlyMap<string, ParticipantSettings>;

/** @throws ConfigurationError */
export const readParticipants = (): ParticipantsByName => {
  try {
    const participants = z.array(Configured).parse(JSON.parse(environment(VARIABLE)));
    return new Map(participants.map((settings) => [settings.name, settings]));
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(VARIABLE, 'is not a list of participants');
  }
};
