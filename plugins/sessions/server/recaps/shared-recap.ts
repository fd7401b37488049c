import type { PluginContext } from "@anteroom/core/server";
import { openBody } from "../sealed.ts";
import { recaps } from "../tables/recaps.ts";
import type { RecapBody } from "../tables/recaps.ts";

/** A session's recap for the client; null while it is a draft or was withdrawn. */
export async function sharedRecap(ctx: PluginContext, sessionId: string): Promise<RecapBody | null> {
  const row = (await ctx.model(recaps).findOne({ where: { practiceId: ctx.practiceId, id: sessionId, state: "shared" } }))?.get();
  return row ? openBody<RecapBody>(ctx, ["recaps", row.id], row.body) : null;
}
