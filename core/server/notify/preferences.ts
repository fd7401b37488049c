import type { Host } from "../host-parts.ts";
import type { Tx } from "../database/database.ts";
import { consentOf } from "../texts/text-consent.ts";
import { textsOn } from "../texts/texts-on.ts";
import type { NotificationClass } from "./define-notification.ts";
import { chosenClasses, noticeWords, requiredClasses } from "./notice-words.ts";
import type { ChannelChoice } from "./notifier.ts";

const byDefault: ChannelChoice = { email: true, sms: false, push: false };

/** What a seat wants for each class; e-mail unless it says otherwise. */
export async function readPreferences(host: Host, seatId: string): Promise<Record<string, ChannelChoice>> {
  const rows = await host.db.hot.all<{ class: string; email: number; sms: number; push: number }>(
    "SELECT class, email, sms, push FROM notification_preferences WHERE seat_id = ?",
    [seatId],
  );
  const stored = new Map(rows.map((row) => [row.class, { email: Boolean(row.email), sms: Boolean(row.sms), push: Boolean(row.push) }]));
  return Object.fromEntries(chosenClasses.map((name) => [name, stored.get(name) ?? { ...byDefault }]));
}

/** Whether a seat has stored a choice for a class, whatever it is. */
export async function hasChosen(host: Host, seatId: string, wanted: NotificationClass): Promise<boolean> {
  const rows = await host.db.hot.all("SELECT 1 AS found FROM notification_preferences WHERE seat_id = ? AND class = ?", [seatId, wanted]);
  return rows.length > 0;
}

/** The channels that reach this person today: texts once they have agreed to them. */
export async function liveChannels(host: Host, seatId: string): Promise<ReadonlySet<string>> {
  const consent = host.sms ? await consentOf(host, seatId) : null;
  return new Set(consent?.state === "on" && (await textsOn(host, consent.practiceId)) ? ["email", "sms"] : ["email"]);
}

/** What is wrong with a choice, by class: required classes keep a channel that works for this person. */
export function preferenceProblems(wanted: Readonly<Record<string, ChannelChoice>>, live: ReadonlySet<string>): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [name, choice] of Object.entries(wanted)) {
    const known = chosenClasses.find((one) => one === name);
    if (!known) {
      problems[name] = "There are no notices of this kind.";
    } else if (requiredClasses.has(known) && !Object.entries(choice).some(([channel, on]) => on && live.has(channel))) {
      problems[name] = choice.sms || choice.push
        ? `${noticeWords[known].label}: text messages and phone notices do not reach you yet, so keep e-mail on.`
        : `${noticeWords[known].label}: keep at least one way to hear about these.`;
    }
  }
  return problems;
}

/** Stores the classes given and leaves the others as they are. */
export async function savePreferences(
  host: Host,
  seatId: string,
  wanted: Readonly<Record<string, ChannelChoice>>,
  tx: Tx,
): Promise<{ ok: true } | { ok: false; fields: Record<string, string> }> {
  const fields = preferenceProblems(wanted, await liveChannels(host, seatId));
  if (Object.keys(fields).length > 0) return { ok: false, fields };
  const upsert = host.db.upsertSql("notification_preferences", ["seat_id", "class", "email", "sms", "push"], ["seat_id", "class"], ["email", "sms", "push"]);
  for (const [name, { email, sms, push }] of Object.entries(wanted)) await tx.run(upsert, [seatId, name, Number(email), Number(sms), Number(push)]);
  return { ok: true };
}
