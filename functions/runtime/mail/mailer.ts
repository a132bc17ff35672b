// The mail port: one message to one person. It is sent at least once: whoever gets it twice has two tokens that mean the same.

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailer {
  /** @param userId whom it is about: a name for what becomes of the mail that is no address */
  send(mail: Mail, userId?: string): Promise<void>;
}
