import type { Tx } from "../database/database.ts";
import type { Delivery, DeliveryResult } from "../outbox/outbox.ts";
import type { MailCalendar, NotificationClass, Recipient } from "./define-notification.ts";

/** A mail as it is handed to the transport. */
export interface Mail {
  to: { name: string; address: string };
  /** Shown as the sender in place of the configured name. */
  fromName?: string;
  subject: string;
  text: string;
  html: string;
  /** Groups the mail in the delivery log; stable over retries, becomes the Message-ID. */
  key: string;
  calendars?: readonly MailCalendar[];
}

/** Sends over SMTP, or keeps mail in the local mailbox when no SMTP is configured. */
export interface Mailer {
  send(mail: Mail): Promise<{ providerId: string }>;
  /** Newest first; only when mail is kept locally. `calendar` is its calendar files, one after the other. */
  mailbox(): Promise<{ id: string; to: string; subject: string; html: string; text: string; at: number; calendar?: string }[]>;
  readonly keepsMail: boolean;
  close(): Promise<void>;
}

/** Which channels a person wants for one class of notices. */
export interface ChannelChoice {
  email: boolean;
  sms: boolean;
  push: boolean;
}

/** One line of the delivery log; it never holds content. */
export interface DeliveryLine {
  kind: string;
  channel: string;
  at: number;
  result: string;
}

/** Turns notices into mails and texts by preference, with the fixed sentence of their class and nothing else. */
export interface Notifier {
  queue(
    notice: { practiceId: string; pluginId: string; kind: string; to: Recipient; data: unknown; key: string; thread?: string },
    tx: Tx,
  ): Promise<void>;
  /**
   * Queues a mail of an account or invitation (a link the person asked for), outside preferences.
   * `data` is checked against the template now, stored sealed, and blanked once the mail is sent.
   * `recipient` puts the mail into that person's delivery log.
   */
  queueMail(
    mail: { practiceId: string | null; template: string; to: { name: string; address: string }; data: Record<string, unknown>; key: string; recipient?: Recipient; calendar?: MailCalendar },
    tx: Tx,
  ): Promise<void>;
  /** Sends one queued notice, mail or text; boot gives it to `outbox.handle("notice", ...)`. */
  deliver(delivery: Delivery): Promise<DeliveryResult>;
  preferences(seat: Recipient): Promise<Record<string, ChannelChoice>>;
  /** Whether this person has chosen for a class themselves; the default that holds until then is no choice. */
  hasChosen(seat: Recipient, wanted: NotificationClass): Promise<boolean>;
  savePreferences(seat: Recipient, wanted: Record<string, ChannelChoice>, tx: Tx): Promise<{ ok: true } | { ok: false; fields: Record<string, string> }>;
  /** Every mail and text to a person with kind, time and result, newest first; no content. */
  log(practiceId: string, to: Recipient): Promise<DeliveryLine[]>;
}
