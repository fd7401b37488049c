import type { Host } from "../host-parts.ts";
import { isId } from "../ids.ts";
import { logDelivery } from "../notify/delivery-log.ts";
import { mailInstead } from "./deliver-text.ts";
import { stopNumber } from "./text-consent.ts";

interface SentText {
  id: string;
  practice_id: string;
  to_id: string;
  notice_id: string;
  phone: string;
  alone: number;
  kind: string;
  to_kind: "portal" | "staff";
}

/**
 * Notes what became of a text, as the gateway tells, at times before its answer to the text itself has come. What did not arrive goes out by mail
 * when no mail did. `textId` is the portal's own id, from the address that was given with the text.
 */
export async function takeStatus(host: Host, fields: URLSearchParams, textId: string): Promise<void> {
  const [providerId = "", status = "", code = ""] = ["MessageSid", "MessageStatus", "ErrorCode"].map((name) => fields.get(name) ?? "");
  if (!providerId || !isId(textId) || !["delivered", "undelivered", "failed"].includes(status)) return;
  const rows = await host.db.hot.all<SentText>("SELECT t.id, t.practice_id, t.to_id, t.notice_id, t.phone, t.alone, n.kind, n.to_kind FROM texts t JOIN notices n ON n.id = t.notice_id WHERE t.id = ? AND (t.provider_id IS NULL OR t.provider_id = ?)", [textId, providerId]);
  const row = rows[0];
  if (!row) return;
  const arrived = status === "delivered";
  const result = arrived ? "delivered" : `not delivered: ${/^\d{1,6}$/.test(code) ? `error ${code}` : "no reason given"}`;
  await host.db.transaction(async (tx) => {
    await tx.run("UPDATE texts SET state = ?, provider_id = ? WHERE id = ?", [arrived ? "sent" : "failed", providerId, row.id]);
    await logDelivery(host, { sourceId: row.notice_id, practiceId: row.practice_id, to: { kind: row.to_kind, id: row.to_id }, kind: row.kind, channel: "sms", providerId, result }, tx);
    if (code === "21610") await stopNumber(host, tx, row.phone);
    if (!arrived && Number(row.alone) === 1) await mailInstead(host, { noticeId: row.notice_id, practiceId: row.practice_id }, tx);
  });
}
