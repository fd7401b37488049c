import type { PluginContext } from "@anteroom/core/server";
import { appendEvidence, lockRequest } from "./append-evidence.ts";
import { loadRequest, titlesOf } from "./load-request.ts";
import { tellConversations, touchRequest } from "./tell-signers.ts";

/** Says that a request has ended because nobody finished it in time. */
export async function expireRequest(ctx: PluginContext, requestId: string, onceKey: string): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(onceKey, tx, async () => {
      const request = await lockRequest(ctx, requestId, tx);
      const whole = request && (await loadRequest(ctx, requestId, tx));
      if (!whole) return null;
      await appendEvidence(ctx, whole.request, "expired", {}, tx);
      await touchRequest(ctx, whole.request, tx);
      const line = `The time to sign ${titlesOf(ctx, whole)} has ended`;
      await tellConversations(ctx, whole, { key: `expired:${requestId}`, about: null, mine: line, others: line }, tx);
      await ctx.audit("expired", { subject: requestId, clientId: whole.request.clientId }, tx);
      return null;
    }),
  );
}
