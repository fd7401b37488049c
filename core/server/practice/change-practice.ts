import type { SqlValue, Tx } from "../database/database.ts";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { afterCommit } from "../accounts/after-commit.ts";

/** Writes these columns of the practice when nobody has changed it since `revision`. @throws AppError `STALE` */
export async function changePractice(host: Host, practiceId: string, revision: number, change: Record<string, SqlValue>, tx: Tx): Promise<void> {
  const names = Object.keys(change);
  const { changes } = await tx.run(
    `UPDATE practices SET ${names.map((name) => `${name} = ?`).join(", ")}, revision = revision + 1 WHERE id = ? AND revision = ?`,
    [...names.map((name) => change[name] ?? null), practiceId, revision],
  );
  if (changes !== 1) throw new AppError("STALE", "Somebody else changed the practice’s settings meanwhile. Check what is here now, then save again.");
  // Names and zones of the practice are kept with sessions.
  afterCommit(tx, () => host.bus.publish("viewers-changed", { practiceId }));
}
