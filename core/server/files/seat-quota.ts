import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { AppError } from "../errors.ts";
import { sizeText, type SeatLimits } from "./file-limits.ts";

const day = 24 * 60 * 60_000;

/** Refuses a file that would take a seat over what it may send in a day; removed files still count. */
export async function checkQuota(host: Host, sql: Sql, seat: string, size: number, limits: SeatLimits): Promise<void> {
  const rows = await sql.all<{ sent: number; bytes: number | null; first: number | null }>(
    "SELECT COUNT(*) AS sent, SUM(size) AS bytes, MIN(created_at) AS first FROM files WHERE seat_id = ? AND created_at > ?",
    [seat, host.clock.now() - day],
  );
  const { sent, bytes, first } = rows[0] ?? { sent: 0, bytes: 0, first: null };
  if (Number(sent) < limits.filesADay && Number(bytes ?? 0) + size <= limits.bytesADay) return;
  const retryAfterMinutes = Math.max(1, Math.ceil((Number(first ?? host.clock.now()) + day - host.clock.now()) / 60_000));
  const hours = Math.ceil(retryAfterMinutes / 60);
  throw new AppError(
    "RATE_LIMITED",
    `You have sent as many files as one day allows (${limits.filesADay} files or ${sizeText(limits.bytesADay)}). You can send more in ${hours} ${hours === 1 ? "hour" : "hours"}.`,
    { retryAfterMinutes },
  );
}
