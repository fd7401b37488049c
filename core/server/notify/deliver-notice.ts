import type { Host } from "../host-parts.ts";
import type { DeliveryResult } from "../outbox/outbox.ts";
import { queueText } from "../texts/queue-text.ts";
import { consentOf } from "../texts/text-consent.ts";
import { nextDaytime } from "../../time/daytime.ts";
import { textsOn } from "../texts/texts-on.ts";
import { zoneOfRecipient } from "../texts/zone-of-recipient.ts";
import { recipientOf, type RecipientKey } from "./recipient-key.ts";
import { findRecipient } from "./find-recipient.ts";
import { joinWaiting } from "./join-waiting.ts";
import { noticeMail } from "./notice-mail.ts";
import { senderOf } from "./mail-header.ts";
import { leaveTurn, takeTurn, type Turn } from "./notice-turn.ts";
import { requiredClasses } from "./notice-words.ts";
import { readPreferences } from "./preferences.ts";
import { finish, tryMail, type QueuedItem } from "./try-mail.ts";

interface NoticeRow {
  id: string;
  practice_id: string;
  plugin_id: string;
  kind: string;
  to_kind: RecipientKey["kind"];
  to_id: string;
  data: string;
  notice_key: string;
  thread: string | null;
  attempts: number;
  created_at: number;
}

/** Sends one notice that is due, or drops it with the reason in the delivery log. */
export async function deliverNotice(host: Host, id: string): Promise<DeliveryResult> {
  const rows = await host.db.hot.all<NoticeRow>(
    "SELECT id, practice_id, plugin_id, kind, to_kind, to_id, data, notice_key, thread, attempts, created_at FROM notices WHERE id = ? AND state = 'queued'",
    [id],
  );
  const row = rows[0];
  if (!row) return { done: true };
  const to: RecipientKey = { kind: row.to_kind, id: row.to_id };
  const item: QueuedItem = { table: "notices", sourceId: id, practiceId: row.practice_id, to, kind: row.kind, attempts: Number(row.attempts), createdAt: Number(row.created_at) };
  const turn: Turn | null = row.thread === null ? null : { practiceId: row.practice_id, to, kind: row.kind, thread: row.thread };
  const drop = async (reason: string): Promise<DeliveryResult> => {
    if (turn) await leaveTurn(host, turn, id);
    return finish(host, item, "dropped", `not sent: ${reason}`);
  };

  const state = await host.states.state(row.practice_id, row.plugin_id);
  const definition = host.registry.notification(row.kind)?.notification;
  if (!state.on || !definition) return drop("this part of the portal is turned off");
  const found = await findRecipient(host, row.practice_id, to);
  if (found.address === null) return drop(found.reason);
  if (definition.isReminder && (await host.context(row.plugin_id, row.practice_id, null).reminderDays()) === null) return drop("appointment reminders are turned off");
  const required = definition.required === true || requiredClasses.has(definition.class);
  if (!required && !found.alerts) return drop("alerts are off for this person");
  const wanted = (await readPreferences(host, to.id))[definition.class];
  const phone = wanted?.sms ? await phoneFor(host, row.practice_id, to.id, id) : null;
  const zone = phone === null ? "" : await zoneOfRecipient(host, row.practice_id, to);
  const waits = phone !== null && nextDaytime(host.clock.now(), zone) > host.clock.now();
  // E-mail where no text can go that was chosen, where nothing else reaches the person of what is required, and where that would have to wait for the morning.
  const byMail = wanted?.email !== false || (phone === null && (required || wanted.sms)) || (required && waits) || (await textEnded(host, id));
  if (!byMail && phone === null) return drop("turned off by the person");
  const ctx = host.context(row.plugin_id, row.practice_id, null);
  const data = definition.data.parse(JSON.parse(row.data));
  if (definition.stillNeeded && !(await definition.stillNeeded(ctx, data, recipientOf(to)))) return drop("seen before it was due");

  const startedAt = host.clock.now();
  const freeAt = turn ? await takeTurn(host, turn, id, definition.atMostEveryMinutes ?? 0) : null;
  if (freeAt !== null) return { again: Math.max(freeAt, startedAt + 1) };
  if (phone !== null) {
    await host.db.transaction((tx) => queueText(host, { noticeId: id, practiceId: row.practice_id, seatId: to.id, phone, alone: !byMail, zone }, tx));
  }
  if (!byMail) {
    await host.db.hot.run("UPDATE notices SET state = 'texted', attempts = attempts + 1 WHERE id = ?", [id]);
    if (turn) await settleTurn(host, turn, id, startedAt);
    return { done: true };
  }
  const mail = await noticeMail(host, { id, practiceId: row.practice_id, seatId: to.id, address: found.address, class: definition.class, isReminder: definition.isReminder ?? false });
  const calendars = await definition.calendars?.(ctx, data, { to: recipientOf(to), from: senderOf(host.options.mailFrom).address, address: found.address, baseUrl: host.options.baseUrl });
  const result = await tryMail(host, item, { ...mail, ...(calendars?.length ? { calendars } : {}) });
  if (turn) await settleTurn(host, turn, id, startedAt);
  return result;
}

/** The number that the text of a notice goes to; null when the person has not agreed, or when it was texted before. */
async function phoneFor(host: Host, practiceId: string, seatId: string, noticeId: string): Promise<string | null> {
  if (!(await textsOn(host, practiceId)) || (await textEnded(host, noticeId))) return null;
  const consent = await consentOf(host, seatId);
  return consent?.state === "on" ? consent.phone : null;
}

/** Whether this notice had a text that did not arrive. */
async function textEnded(host: Host, noticeId: string): Promise<boolean> {
  return (await host.db.hot.all("SELECT id FROM texts WHERE notice_id = ? AND (state = 'failed' OR state = 'sent') AND alone = 1", [noticeId])).length > 0;
}

async function settleTurn(host: Host, turn: Turn, id: string, startedAt: number): Promise<void> {
  const rows = await host.db.hot.all<{ state: string }>("SELECT state FROM notices WHERE id = ?", [id]);
  if (rows[0]?.state === "sent" || rows[0]?.state === "texted") await joinWaiting(host, turn, id, startedAt);
  if (rows[0]?.state === "failed") await leaveTurn(host, turn, id);
}
