import type { Host } from "../host-parts.ts";
import type { Sql } from "../database/database.ts";
import type { DeliveryLine } from "./notifier.ts";
import type { RecipientKey } from "./recipient-key.ts";

/** What happened to one notice or mail on one channel, without its content. */
export interface DeliveryOutcome {
  sourceId: string;
  practiceId: string | null;
  to: RecipientKey | null;
  kind: string;
  result: string;
  /** E-mail unless told. */
  channel?: "email" | "sms";
  providerId?: string;
}

const columns = ["source_id", "channel", "practice_id", "to_kind", "to_id", "kind", "at", "result", "provider_id"];
const shownAtMost = 500;

/** Writes the latest outcome; a later try replaces the line of the one before. */
export async function logDelivery(host: Host, outcome: DeliveryOutcome, sql: Sql): Promise<void> {
  const { sourceId, practiceId, to, kind, result, channel = "email", providerId } = outcome;
  await sql.run(host.db.upsertSql("deliveries", columns, ["source_id", "channel"], ["at", "result", "provider_id"]), [
    sourceId, channel, practiceId, to?.kind ?? null, to?.id ?? null, kind, host.clock.now(), result.slice(0, 300), providerId?.slice(0, 300) ?? null,
  ]);
}

/** The log of one person, newest first. */
export async function readDeliveries(host: Host, practiceId: string, to: RecipientKey): Promise<DeliveryLine[]> {
  const rows = await host.db.hot.all<DeliveryLine>(
    `SELECT kind, channel, at, result FROM deliveries WHERE practice_id = ? AND to_id = ? AND to_kind = ? ORDER BY at DESC, source_id DESC LIMIT ${shownAtMost}`,
    [practiceId, to.id, to.kind],
  );
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}
