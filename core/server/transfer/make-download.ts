import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { hashToken, newToken } from "../secrets.ts";
import type { CallOrigin } from "../trpc/context.ts";
import type { StaffViewer } from "../viewer.ts";
import type { AuditQuery } from "../audit/audit-query.ts";
import { auditTransfer } from "./audit-transfer.ts";

/** What a link brings. */
export type DownloadOf = { kind: "audit"; query: AuditQuery } | { kind: "client"; clientId: string } | { kind: "practice" };

/** How long a link works, in milliseconds. */
export const downloadMs = 10 * 60_000;

/** Makes a link that works once, for ten minutes, for the one who asked. */
export async function makeDownload(call: { host: Host; origin: CallOrigin; viewer: StaffViewer }, of: DownloadOf): Promise<{ href: string; expiresAt: number }> {
  const { host, viewer } = call;
  const token = newToken();
  const now = host.clock.now();
  const id = newId();
  await host.db.transaction(async (tx) => {
    await tx.run("DELETE FROM transfer_downloads WHERE practice_id = ? AND expires_at < ?", [viewer.practiceId, now - 86_400_000]);
    await tx.run(
      "INSERT INTO transfer_downloads (id, practice_id, staff_id, kind, asked, token_hash, created_at, expires_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
      [id, viewer.practiceId, viewer.staffId, of.kind, JSON.stringify(of), hashToken(token), now, now + downloadMs],
    );
    await auditTransfer(call, "export-prepared", { subject: id, clientId: of.kind === "client" ? of.clientId : null, detail: { kind: of.kind } }, tx);
  });
  return { href: `/files/exports/${token}`, expiresAt: now + downloadMs };
}

/** Takes a link: the first time, in time, by its maker. @throws AppError `NOT_FOUND`, `USED` or `EXPIRED`, each with what to do. */
export async function takeDownload(host: Host, viewer: StaffViewer, token: string): Promise<{ id: string; of: DownloadOf }> {
  const again = "Make a new one on the page where you started the export.";
  return host.db.hotTransaction(async (sql) => {
    const [row] = await sql.all<{ id: string; asked: string; expires_at: number; used_at: number | null }>(
      "SELECT id, asked, expires_at, used_at FROM transfer_downloads WHERE token_hash = ? AND practice_id = ? AND staff_id = ?",
      [hashToken(token), viewer.practiceId, viewer.staffId],
    );
    if (!row) throw new AppError("NOT_FOUND", "We could not find this export.");
    const now = host.clock.now();
    if (row.used_at === null && Number(row.expires_at) <= now) throw new AppError("EXPIRED", `This link has ended. ${again}`);
    const { changes } = await sql.run("UPDATE transfer_downloads SET used_at = ? WHERE id = ? AND used_at IS NULL", [now, row.id]);
    if (changes === 0) throw new AppError("USED", `This link was used already. ${again}`);
    return { id: row.id, of: JSON.parse(row.asked) as DownloadOf };
  });
}
