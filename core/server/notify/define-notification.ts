import type { z } from "zod";
import type { PluginContext } from "../plugins/plugin-context.ts";

/** Chooses the preferences and the fixed sentence: no notice says more than its class. */
export type NotificationClass = "message" | "task" | "appointment" | "payment" | "document" | "security" | "invitation";

export type Channel = "email" | "sms" | "push";

/** A calendar file that goes with a notice's mail, so that calendars take the appointment in, move it or drop it. One file holds one appointment (RFC 5546). */
export interface MailCalendar {
  method: "REQUEST" | "CANCEL";
  /** An iCalendar file (RFC 5545) with the same method. Like the sentence of its class it says neither who nor what for. */
  text: string;
}

export interface NotificationDefinition<Data = unknown> {
  /** `<plugin id>.<what>` */
  kind: string;
  class: NotificationClass;
  /** Ids only; never names, amounts or text. */
  data: z.ZodType<Data>;
  example: Data;
  /** Cannot be switched off on every channel (security, changes of an appointment). */
  required?: boolean;
  /** Reminds of an appointment: it is sent only while the practice has people reminded, and its mail has the practice's own words for that. */
  isReminder?: boolean;
  /** How long to wait before sending, in minutes; reading in the meantime stops it when `stillNeeded` says so. */
  delayMinutes?(ctx: PluginContext, data: Data): Promise<number>;
  /** Asked right before sending; false drops the notice. */
  stillNeeded?(ctx: PluginContext, data: Data, to: Recipient): Promise<boolean>;
  /** At most one notice of this kind for one `thread` in so many minutes. */
  atMostEveryMinutes?: number;
  /** What can be answered to it by text. */
  replies?: readonly NoticeReply<Data>[];
  /** The calendar files of its mail, one for each appointment that it tells of. `from` and `address` are the mail's sender and receiver, `baseUrl` the portal's own address. */
  calendars?(ctx: PluginContext, data: Data, mail: { to: Recipient; from: string; address: string; baseUrl: string }): Promise<readonly MailCalendar[]>;
}

/** What somebody may answer to a notice's text. */
export interface NoticeReply<Data> {
  /** First words that mean it, in capitals; not those of the carriers (STOP, CANCEL, START, HELP and the like). */
  words: readonly string[];
  /** How the text says so in a few words, such as "Reply C to confirm."; none for words that work without being told. */
  hint?: string;
  /** Does it, and says what was done in one sentence without names, times or amounts; `words` is everything that was written, `link` opens the portal. */
  run(ctx: PluginContext, data: Data, reply: { to: Recipient; words: readonly string[]; link: string }): Promise<string>;
}

export type Recipient = { portalUserId: string } | { staffId: string };

/** Declares a notice that a plugin may send. */
export const defineNotification = <Data>(definition: NotificationDefinition<Data>): NotificationDefinition<Data> => definition;
