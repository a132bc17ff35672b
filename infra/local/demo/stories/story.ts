// What every story of the demo is told with: the API, the mailbox, the clock, and the process as it stands.
import { randomUUID } from 'node:crypto';
import { type Api, type Process, until } from '../../../tools/api.ts';
import { type Call, NotDone } from '../../../tools/connection.ts';

/** One line of the story. */
export type Say = (line: string) => void;

export interface Teller {
  readonly api: Api;
  readonly call: Call;
  readonly say: Say;
}

export interface Story {
  readonly name: string;
  /** What happens in it, in a sentence. */
  readonly title: string;
  /** @returns what holds in the end, after it was checked. @throws NotDone where it came otherwise */
  tell(teller: Teller): Promise<string>;
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly userId: string | null;
}

/** New in each telling, so that stories can be told again on the same stack. */
export const someAddress = (): string => `story-${randomUUID()}@example.com`;

export const createUser = ({ api }: Teller, email: string, name: string): Promise<{ readonly id: string }> =>
  api('POST', '/v1/users', { email, name });

/** @throws NotDone unless it holds */
export const claim = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new NotDone(otherwise);
};

/** The process of this kind that the user is in, once there is one. */
export const processOf = async ({ api }: Teller, userId: string, kind: string): Promise<Process> => {
  const path = `/v1/processes?${new URLSearchParams({ userId, kind })}`;
  const [process] = await until(
    async () => (await api<{ items: Process[] }>('GET', path)).items,
    ({ length }) => length > 0,
    () => `no ${kind} has begun`,
  );
  if (process === undefined) throw new NotDone(`no ${kind} has begun`);
  return process;
};

/** Waits for the process to be in this state, and says how each of its steps stands. @param step that waits, where it is to be one */
export const showProcess = async ({ api, say }: Teller, id: string, status: string, step?: string): Promise<void> => {
  const { kind, steps } = await until(
    () => api<Process>('GET', `/v1/processes/${id}`),
    (seen) => seen.status === status && (step === undefined || seen.steps.some(({ name, state }) => name === step && state === status)),
    (seen) => `the ${seen.kind} is still ${seen.status}`,
  );
  say(`process ${kind} ${status}: ${steps.map(({ name, state }) => `${name} ${state}`).join(', ')}`);
};

const tokenIn = ({ text }: Mail): string | undefined => /#([\w-]+)/u.exec(text)?.[1];

/** Waits for a mail with a token beside those `before`, and says its subject: the token stays in the mail. */
export const mailWithToken = async ({ api, say }: Teller, to: string, before = 0): Promise<Mail & { readonly token: string }> => {
  const mails = await until(
    async () => {
      const { items } = await api<{ items: Mail[] }>('GET', `/_local/mail?${new URLSearchParams({ to })}`);
      return items.flatMap((mail) => ({ ...mail, token: tokenIn(mail) ?? '' })).filter(({ token }) => token !== '');
    },
    ({ length }) => length > before,
    ({ length }) => `there are still ${length} mails with a token`,
  );
  const mail = mails.at(-1);
  if (mail === undefined) throw new NotDone('there is no mail with a token');
  say(`mail: “${mail.subject}”`);
  return mail;
};

/** @param duration ISO 8601 @param words how people say it */
export const letPass = async ({ api, say }: Teller, duration: string, words: string): Promise<void> => {
  await api('POST', '/_local/clock', { advance: duration });
  say(`… ${words}`);
};
