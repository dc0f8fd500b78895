/** One mail of plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends mails. */
export interface Mailer {
  /** Resolves when the mail server has taken it. @throws Error when it has not */
  send(mail: Mail): Promise<void>;
}
