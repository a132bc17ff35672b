// Who may start a process: by that they may cancel it too.
import type { CommandDefinition } from '../kernel/message.ts';

type Commands = Readonly<Record<string, CommandDefinition>>;

export interface Starters {
  /** Any one of them is enough. */
  readonly scopes: readonly string[];
  /** Also the user whom it is about. */
  readonly self: boolean;
}

const SELF = 'users:self';

const starting = (commands: Commands): readonly CommandDefinition[] =>
  Object.values(commands).filter(({ effects }) => effects.includes('starts-process'));

/** Of one kind of process. What anybody can start is cancelled by whoever may start it for others. */
export const startersOfKind = (commands: Commands, kind: string): Starters => {
  const own = starting(commands).filter(({ saga }) => saga === kind);
  return { scopes: [...new Set(own.flatMap(({ scopes }) => scopes))], self: own.some(({ self }) => self) };
};

/** The scopes of them all. */
export const startersOf = (commands: Commands): readonly string[] => [
  ...new Set(starting(commands).flatMap(({ scopes, self }) => [...scopes, ...(self ? [SELF] : [])])),
];
