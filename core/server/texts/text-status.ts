import type { Host } from "../host-parts.ts";
import { logDelivery } from "../notify/delivery-log.ts";
import { mailInstead } from "./deliver-text.ts";
import { stopNumber } from "./text-consent.ts";

interface SentText {
  practice_id: string;
  to_id: string;
  notice_id: string;
  phone: string;
  alone: number;
  kind: string;
  to_kind: "portal" | "staff";
}

/** Notes what became of a text, as the gateway tells later. What did not arrive goes out by mail when no mail did. */
export async function takeStatus(host: Host, fields: URLSearchParams): Promise<void> {
  const [id, status, code] = ["MessageSid", "MessageStatus", "ErrorCode"].map((name) => fields.get(name) ?? "");
  if (!id || !["delivered", "undelivered", "failed"].includes(status ?? "")) return;
  const rows = await host.db.hot.all<SentText>("SELECT t.practice_id, t.to_id, t.notice_id, t.phone, t.alone, n.kind, n.to_kind FROM texts t JOIN notices n ON n.id = t.notice_id WHERE t.provider_id = ?", [id]);
  const row = rows[0];
  if (!row) return;
  const arrived = status === "delivered";
  await host.db.transaction(async (tx) => {
    await logDelivery(host, { sourceId: row.notice_id, practiceId: row.practice_id, to: { kind: row.to_kind, id: row.to_id }, kind: row.kind, channel: "sms", providerId: id, result: arrived ? "delivered" : `not delivered: ${/^\d{1,6}$/.test(code ?? "") ? `error ${code}` : "no reason given"}` }, tx);
    if (code === "21610") await stopNumber(tx, row.phone, host.clock.now());
    if (!arrived && Number(row.alone) === 1) await mailInstead(host, { noticeId: row.notice_id, practiceId: row.practice_id }, tx);
  });
}
