import { z } from "zod";
import { dayKey } from "../../../time/format-time.ts";
import type { Host } from "../../host-parts.ts";
import { hostOfContext } from "../../plugins/context-host.ts";
import type { JobDefinition } from "../../plugins/define-plugin.ts";

/** Suspends whoever may no longer act for a client by now: their sessions end, and staff find them among the suspended. Answers how many. */
export async function endAuthority(host: Host, practiceId: string): Promise<number> {
  const ctx = host.context("core", practiceId, null);
  const today = dayKey(new Date(host.clock.now()), (await ctx.people.practice()).timeZone);
  const ended = "practice_id = ? AND status IN ('active', 'invited') AND authority_until < ?";
  const rows = await host.db.hot.all<{ id: string; client_id: string }>(`SELECT id, client_id FROM portal_users WHERE ${ended}`, [practiceId, today]);
  for (const row of rows) {
    await host.db.transaction(async (tx) => {
      // Somebody may have given them more time meanwhile.
      const [still] = await tx.all("SELECT id FROM portal_users WHERE id = ? AND " + ended, [row.id, practiceId, today]);
      if (!still) return;
      await host.people.setPortalUserStatus(practiceId, row.id, "suspended", tx);
      await ctx.audit("authority-ended", { subject: row.id, clientId: row.client_id }, tx);
    });
  }
  return rows.length;
}

/** Looked at each hour, since a day ends at another hour in each practice's zone. */
export const endAuthorityJob: JobDefinition<Record<string, never>> = {
  payload: z.object({}) as never,
  cron: "5 * * * *",
  run: async (ctx) => void (await endAuthority(hostOfContext(ctx), ctx.practiceId)),
};
