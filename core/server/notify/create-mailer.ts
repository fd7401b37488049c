import type { Host } from "../host-parts.ts";
import { createKeptMailer } from "./kept-mailer.ts";
import type { Mailer } from "./notifier.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";

/** SMTP when it is configured; else mail is kept in the local mailbox. */
export function createMailer(host: Host): Mailer {
  const { smtpUrl, mailFrom } = host.options;
  return smtpUrl ? createSmtpMailer({ smtpUrl, mailFrom }) : createKeptMailer(host);
}
