import type { Tx } from "../database/database.ts";
import type { Recipient } from "./define-notification.ts";

/** A mail as it is handed to the transport. */
export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Groups the mail in the delivery log; stable over retries, becomes the Message-ID. */
  key: string;
}

/** Sends over SMTP, or keeps mail in the local mailbox when no SMTP is configured. */
export interface Mailer {
  send(mail: Mail): Promise<{ providerId: string }>;
  /** Newest first; only when mail is kept locally. */
  mailbox(): Promise<{ id: string; to: string; subject: string; html: string; text: string; at: number }[]>;
  readonly keepsMail: boolean;
  close(): Promise<void>;
}

/** Turns notices into mails by preference, with the fixed sentence of their class and nothing else. */
export interface Notifier {
  queue(
    notice: { practiceId: string; pluginId: string; kind: string; to: Recipient; data: unknown; key: string; thread?: string },
    tx: Tx,
  ): Promise<void>;
  /**
   * Queues a mail of an account or invitation (a link the person asked for), outside preferences.
   * `data` reaches the template that builds the mail when it is sent, so that no secret is stored in clear.
   */
  queueMail(mail: { practiceId: string | null; template: string; to: { name: string; address: string }; data: Record<string, unknown>; key: string }, tx: Tx): Promise<void>;
  preferences(seat: { portalUserId: string } | { staffId: string }): Promise<Record<string, { email: boolean; sms: boolean; push: boolean }>>;
  savePreferences(seat: { portalUserId: string } | { staffId: string }, wanted: Record<string, { email: boolean; sms: boolean; push: boolean }>, tx: Tx): Promise<{ ok: true } | { ok: false; fields: Record<string, string> }>;
  /** Every mail to a person with kind, time and result, newest first; no content. */
  log(practiceId: string, to: Recipient): Promise<{ kind: string; channel: string; at: number; result: string }[]>;
}
