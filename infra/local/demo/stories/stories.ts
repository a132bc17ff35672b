// The stories of the demo, in the order in which somebody lives through them: `npm run demo -- --stories`.
import { apiOf } from '../../../tools/api.ts';
import { type Call, NotDone } from '../../../tools/connection.ts';
import { emailChange } from './email-change.ts';
import { erasure } from './erasure.ts';
import { invitation } from './invitation.ts';
import { offboarding } from './offboarding.ts';
import { registration } from './registration.ts';
import type { Say, Story, Teller } from './story.ts';

const SCOPES = 'users:write users:read users:invite users:suspend users:delete';

export const STORIES: readonly Story[] = [registration, invitation, emailChange, offboarding, erasure];

/** What became of a story. */
export interface Told {
  readonly story: string;
  readonly asTold: boolean;
  /** What holds in the end, or what came otherwise. */
  readonly end: string;
}

const tell = async ({ name, title, tell: happens }: Story, { say, ...teller }: Teller): Promise<Told> => {
  say(title);
  try {
    const end = await happens({ ...teller, say: (line) => say(`  ${line}`) });
    say(`  ✓ ${end}\n`);
    return { story: name, asTold: true, end };
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    say(`  ✗ NOT AS TOLD: ${error.message}\n`);
    return { story: name, asTold: false, end: error.message };
  }
};

/** Moves the clock of the stack ahead by four days. @throws NotDone where no stack answers */
export const tellStories = async (url: string, say: Say): Promise<readonly Told[]> => {
  const call: Call = { positionals: [], json: false, url, token: undefined };
  const teller: Teller = { api: await apiOf(call, SCOPES), call, say };
  const told: Told[] = [];
  for (const story of STORIES) told.push(await tell(story, teller));
  return told;
};
