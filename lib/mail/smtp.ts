import { createTransport } from "nodemailer";
import type { Mailer } from "./service";

/** A mail server that hangs must not keep links waiting for ever. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Sends by SMTP; with encryption from the start for `smtps:`, else when the server offers it. */
export function createSmtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail });
    },
  };
}
