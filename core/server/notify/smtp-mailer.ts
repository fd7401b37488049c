import { createTransport } from "nodemailer";
import type { SendMailOptions } from "nodemailer";
import { checkedAddress, headerText, messageIdOf, senderOf } from "./mail-header.ts";
import { MailRefused } from "./mail-refused.ts";
import type { Mail, Mailer } from "./notifier.ts";

/** How long each step of a conversation with the mail server may take, in milliseconds. */
export const smtpTimes = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

// 535 and 530 mean that our own sign-in to the mail server is wrong: an administrator mends that, and then the mail goes out.
const ownFault = new Set([503, 530, 534, 535, 538]);

function isForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : 0;
  return code >= 500 && code < 600 && !ownFault.has(code);
}

/** What the mail server said, without the address it may have repeated. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the mail server gave no reason";
  const code = "responseCode" in error && typeof error.responseCode === "number" ? `answer ${error.responseCode}` : "";
  return code || ("code" in error && typeof error.code === "string" ? error.code : error.name);
}

/** The first file is what mail programs offer to take in beside the mail; they know one such part, so the others are attached. */
function calendarParts([first, ...others]: NonNullable<Mail["calendars"]> = []): Pick<SendMailOptions, "icalEvent" | "attachments"> {
  if (!first) return {};
  return {
    icalEvent: { method: first.method, filename: "appointment.ics", content: first.text },
    ...(others.length > 0 ? { attachments: others.map(({ method, text }, index) => ({ filename: `appointment-${index + 2}.ics`, contentType: `text/calendar; charset=utf-8; method=${method}`, content: text })) } : {}),
  };
}

/** Sends over SMTP with a small pool. A failure that can pass throws an ordinary error; one that cannot throws `MailRefused`. */
export function createSmtpMailer(options: { smtpUrl: string; mailFrom: string; times?: Partial<typeof smtpTimes> }): Mailer {
  const transport = createTransport({ url: options.smtpUrl, pool: true, maxConnections: 2, ...smtpTimes, ...options.times });
  const own = senderOf(options.mailFrom);
  return {
    keepsMail: false,
    async send(mail: Mail) {
      const address = checkedAddress(mail.to.address);
      try {
        const sent = await transport.sendMail({
          from: { name: headerText(mail.fromName ?? own.name), address: own.address },
          to: { name: headerText(mail.to.name), address },
          envelope: { from: own.address, to: [address] },
          subject: headerText(mail.subject),
          text: mail.text,
          html: mail.html,
          ...calendarParts(mail.calendars),
          messageId: messageIdOf(mail.key, options.mailFrom),
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { providerId: headerText(String(sent.response ?? sent.messageId)) };
      } catch (error) {
        const reason = reasonOf(error);
        if (isForGood(error)) throw new MailRefused(`The mail server refused it: ${reason}`);
        throw new Error(`The mail server could not take it: ${reason}`, { cause: error });
      }
    },
    mailbox: () => Promise.resolve([]),
    async close() {
      transport.close();
    },
  };
}
