import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import { afterCommit } from "../../inbox/after-commit.ts";
import { hostOfContext } from "../../plugins/context-host.ts";
import type { PluginContext } from "../../plugins/plugin-context.ts";
import { awayRow } from "./away-rows.ts";

function seatsChanged(host: Host, practiceId: string, tx: Tx): void {
  afterCommit(host, tx, () => {
    host.bus.publish("viewers-changed", { practiceId });
    host.realtime.reseat({ practiceId }, "assignment");
  });
}

/** Puts the cover on the care team of the clients of who is away, those only whom they could not see before. */
export async function giveAccess(ctx: PluginContext, periodId: string): Promise<void> {
  const host = hostOfContext(ctx);
  const { practiceId } = ctx;
  await ctx.transaction(async (tx) => {
    const period = await awayRow(tx, practiceId, periodId);
    if (period?.state !== "active") return;
    const clients = await tx.all<{ client_id: string; last: number }>(
      `SELECT l.client_id, (SELECT MAX(m.position) FROM client_professionals m WHERE m.practice_id = l.practice_id AND m.client_id = l.client_id) AS last
       FROM client_professionals l WHERE l.practice_id = ? AND l.staff_id = ?
       AND NOT EXISTS (SELECT 1 FROM client_professionals k WHERE k.practice_id = l.practice_id AND k.client_id = l.client_id AND k.staff_id = ?)`,
      [practiceId, period.staff_id, period.cover_id],
    );
    for (const { client_id: clientId, last } of clients) {
      const position = Number(last) + 1;
      await tx.run("INSERT INTO client_professionals (practice_id, client_id, staff_id, position) VALUES (?, ?, ?, ?)", [practiceId, clientId, period.cover_id, position]);
      await tx.run("INSERT INTO desk_cover_access (period_id, client_id, practice_id, staff_id, position) VALUES (?, ?, ?, ?, ?)", [periodId, clientId, practiceId, period.cover_id, position]);
      await ctx.audit("cover-started", { clientId, subject: period.cover_id, detail: { for: period.staff_id } }, tx);
    }
    if (clients.length > 0) seatsChanged(host, practiceId, tx);
  });
}

/** Takes back what the period gave, and nothing else. */
export async function takeAccessBack(ctx: PluginContext, periodId: string): Promise<void> {
  const host = hostOfContext(ctx);
  const { practiceId } = ctx;
  await ctx.transaction(async (tx) => {
    const given = await tx.all<{ client_id: string; staff_id: string; position: number }>("SELECT client_id, staff_id, position FROM desk_cover_access WHERE period_id = ? AND practice_id = ?", [periodId, practiceId]);
    for (const { client_id: clientId, staff_id: staffId, position } of given) {
      // A care team that somebody set anew since then is theirs: its rows have other places unless nothing changed.
      await tx.run("DELETE FROM client_professionals WHERE practice_id = ? AND client_id = ? AND staff_id = ? AND position = ?", [practiceId, clientId, staffId, position]);
      await ctx.audit("cover-ended", { clientId, subject: staffId }, tx);
    }
    await tx.run("DELETE FROM desk_cover_access WHERE period_id = ? AND practice_id = ?", [periodId, practiceId]);
    if (given.length > 0) seatsChanged(host, practiceId, tx);
  });
}
