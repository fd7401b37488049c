import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { waits } from "../rows/waits.ts";
import type { Wait } from "../rows/waits.ts";
import { withdrawEarlier } from "./answer-wait-offer.ts";
import { liveOffers } from "./load-waits.ts";

/** Takes somebody off the waitlist; a time that they were offered is offered to the next. @throws AppError `CONFLICT` when they are off it already */
export async function leaveWaitlist(ctx: PluginContext, tx: Tx, wait: Wait): Promise<void> {
  if (wait.state === "withdrawn") return;
  if (wait.state === "accepted") throw new AppError("CONFLICT", "An earlier time was accepted already.");
  await ctx.model(waits).update({ state: "withdrawn", version: wait.version + 1 }, { where: { practiceId: ctx.practiceId, id: wait.id }, transaction: tx.sequelize });
  const live = (await liveOffers(ctx, [wait.id], tx)).get(wait.id);
  if (live) await withdrawEarlier(ctx, tx, live);
  await ctx.audit("unwaits", { subject: wait.id, clientId: wait.clientId }, tx);
}
