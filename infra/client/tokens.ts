// Where a client's access token comes from.

export interface Tokens {
  current(): Promise<string>;
  /** The service refused `token`: the next `current` is another one, where there is one. */
  refused(token: string): void;
}

/** A token that somebody else got; when it has run out, calls are answered 401. */
export const fixedToken = (token: string): Tokens => ({ current: async () => token, refused: () => undefined });
