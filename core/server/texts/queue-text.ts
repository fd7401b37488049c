import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { nextDaytime } from "../../time/daytime.ts";

export interface WantedText {
  noticeId: string;
  practiceId: string;
  seatId: string;
  phone: string;
  /** Whether no mail goes out besides: then one does when the text cannot. */
  alone: boolean;
  zone: string;
}

const columns = ["id", "practice_id", "to_id", "notice_id", "phone", "state", "attempts", "alone", "created_at"];

/** Stores the text of a notice and the outbox row that sends it in the hours in which texts may come; a notice has one. */
export async function queueText(host: Host, { noticeId, practiceId, seatId, phone, alone, zone }: WantedText, tx: Tx): Promise<void> {
  const id = newId();
  const now = host.clock.now();
  await tx.run(host.db.upsertSql("texts", columns, ["notice_id"], []), [id, practiceId, seatId, noticeId, phone, "queued", 0, Number(alone), now]);
  const stored = await tx.all<{ id: string }>("SELECT id FROM texts WHERE notice_id = ?", [noticeId]);
  if (stored[0]?.id !== id) return;
  await host.outbox.add([{ practiceId, pluginId: "core", kind: "notice", name: id, version: 1, data: { text: id }, actor: { kind: "system", id: null }, dueAt: nextDaytime(now, zone) }], tx);
}
