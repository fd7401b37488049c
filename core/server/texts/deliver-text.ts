import type { Host } from "../host-parts.ts";
import { logDelivery } from "../notify/delivery-log.ts";
import type { RecipientKey } from "../notify/recipient-key.ts";
import { recipientOf } from "../notify/recipient-key.ts";
import { findRecipient } from "../notify/find-recipient.ts";
import type { DeliveryResult } from "../outbox/outbox.ts";
import { consentOf, stopNumber } from "./text-consent.ts";
import { TextRefused } from "./text-refused.ts";
import { nextDaytime } from "../../time/daytime.ts";
import { textsOn } from "./texts-on.ts";
import { noticeText } from "./text-words.ts";
import { zoneOfRecipient } from "./zone-of-recipient.ts";

interface TextRow {
  id: string;
  practice_id: string;
  to_id: string;
  notice_id: string;
  phone: string;
  state: "queued" | "trying";
  attempts: number;
  alone: number;
  created_at: number;
  tried_at: number | null;
}

interface NoticeRow {
  plugin_id: string;
  kind: string;
  to_kind: RecipientKey["kind"];
  data: string;
}

const minute = 60_000;
/** Minutes until the next try after the first, second and so on; the last one repeats. */
const pauses = [0.5, 1, 2, 5, 10];
/** A text that is half a day late helps nobody. */
const giveUpAfter = 12 * 60 * minute;

/**
 * Sends the text of one notice, or says in the delivery log why not. Before each try it is marked as tried: a process that was killed, or an
 * answer that was lost, leaves the mark, and the next try first asks the gateway whether it has the text already.
 */
export async function deliverText(host: Host, id: string): Promise<DeliveryResult> {
  const rows = await host.db.hot.all<TextRow>("SELECT id, practice_id, to_id, notice_id, phone, state, attempts, alone, created_at, tried_at FROM texts WHERE id = ? AND state IN ('queued', 'trying')", [id]);
  const row = rows[0];
  if (!row) return { done: true };
  const notice = (await host.db.hot.all<NoticeRow>("SELECT plugin_id, kind, to_kind, data FROM notices WHERE id = ?", [row.notice_id]))[0];
  const definition = notice ? host.registry.notification(notice.kind)?.notification : undefined;
  const end = (state: "sent" | "failed" | "dropped", result: string, providerId?: string): Promise<DeliveryResult> => endText(host, row, notice, { state, result, providerId });
  if (!host.sms) return end("failed", "not sent: no text gateway is set up");
  if (!(await textsOn(host, row.practice_id))) return end("failed", "not sent: the practice has turned text messages off");
  if (!notice || !definition || !(await host.states.state(row.practice_id, notice.plugin_id)).on) return end("dropped", "not sent: this part of the portal is turned off");
  const to: RecipientKey = { kind: notice.to_kind, id: row.to_id };
  const consent = await consentOf(host, row.to_id);
  if (consent?.state !== "on" || consent.phone !== row.phone) return end("failed", "not sent: texts were stopped by the person");
  const found = await findRecipient(host, row.practice_id, to);
  if (found.address === null) return end("dropped", `not sent: ${found.reason}`);
  const ctx = host.context(notice.plugin_id, row.practice_id, null);
  const data: unknown = definition.data.parse(JSON.parse(notice.data));
  if (definition.stillNeeded && !(await definition.stillNeeded(ctx, data, recipientOf(to)))) return end("dropped", "not sent: seen before it was due");

  // A try that was put off may have come into the night.
  const opens = nextDaytime(host.clock.now(), await zoneOfRecipient(host, row.practice_id, to));
  if (opens > host.clock.now()) return { again: opens };
  const text = { id, to: row.phone, body: noticeText(definition, `${host.options.baseUrl}/open/${row.to_id}`) };
  try {
    const known = row.state === "trying" && row.tried_at !== null ? await firstUnknown(host, await host.sms.find(text, Number(row.tried_at))) : undefined;
    if (known) return await end("sent", "sent", known);
    // The first try's time stays: whatever the gateway has taken since then is this text.
    await host.db.hot.run("UPDATE texts SET state = 'trying', attempts = attempts + 1, tried_at = COALESCE(tried_at, ?) WHERE id = ?", [host.clock.now(), id]);
    return await end("sent", "sent", (await host.sms.send(text)).providerId);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "no reason given";
    const now = host.clock.now();
    if (error instanceof TextRefused && error.why === "stopped") await host.db.transaction((tx) => stopNumber(host, tx, row.phone));
    if (error instanceof TextRefused || now - Number(row.created_at) >= giveUpAfter) return end("failed", `not sent: ${reason}`);
    await logDelivery(host, { ...lineOf(row, notice), result: `waiting: ${reason}` }, host.db.hot);
    host.log.warn({ kind: notice.kind, source: id, reason }, "a text could not be sent yet");
    return { again: now + (pauses[Math.min(Number(row.attempts), pauses.length - 1)] ?? 10) * minute };
  }
}

/** The first id that is not of another text: two notices may say the same to one number. */
async function firstUnknown(host: Host, ids: readonly string[]): Promise<string | undefined> {
  if (ids.length === 0) return undefined;
  const rows = await host.db.hot.all<{ provider_id: string }>(`SELECT provider_id FROM texts WHERE provider_id IN (${ids.map(() => "?").join(", ")})`, ids);
  const known = new Set(rows.map((row) => row.provider_id));
  return ids.find((id) => !known.has(id));
}

const lineOf = (row: TextRow, notice: NoticeRow | undefined) => ({
  sourceId: row.notice_id, practiceId: row.practice_id, to: { kind: notice?.to_kind ?? "portal", id: row.to_id } satisfies RecipientKey, kind: notice?.kind ?? "core.text", channel: "sms" as const,
});

async function endText(host: Host, row: TextRow, notice: NoticeRow | undefined, { state, result, providerId }: { state: "sent" | "failed" | "dropped"; result: string; providerId: string | undefined }): Promise<DeliveryResult> {
  await host.db.transaction(async (tx) => {
    // What the gateway told before its answer was noted stands.
    const { changes } = await tx.run("UPDATE texts SET state = ?, provider_id = ? WHERE id = ? AND state IN ('queued', 'trying')", [state, providerId ?? null, row.id]);
    if (changes === 0) return;
    await logDelivery(host, { ...lineOf(row, notice), result, ...(providerId ? { providerId } : {}) }, tx);
    if (state === "failed" && Number(row.alone) === 1) await mailInstead(host, { noticeId: row.notice_id, practiceId: row.practice_id }, tx);
  });
  return { done: true };
}

/** The notice of a text that did not arrive goes out by mail, when no mail had gone out. */
export async function mailInstead(host: Host, { noticeId, practiceId }: { noticeId: string; practiceId: string }, tx: Parameters<Host["outbox"]["add"]>[1]): Promise<void> {
  const { changes } = await tx.run("UPDATE notices SET state = 'queued' WHERE id = ? AND state = 'texted'", [noticeId]);
  if (changes > 0) await host.outbox.add([{ practiceId, pluginId: "core", kind: "notice", name: `${noticeId}`, version: 1, data: { notice: noticeId }, actor: { kind: "system", id: null } }], tx);
}
