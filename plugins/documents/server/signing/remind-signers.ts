import type { PluginContext } from "@anteroom/core/server";
import { openStates } from "../tables/request-rows.ts";
import { loadRequest } from "./load-request.ts";
import { signersInTurn } from "./tell-signers.ts";

/** Reminds those who can sign now, once for each time the timer fell due. */
export async function remindSigners(ctx: PluginContext, requestId: string, onceKey: string): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(onceKey, tx, async () => {
      const whole = await loadRequest(ctx, requestId, tx);
      if (!whole || !openStates.includes(whole.request.state)) return 0;
      const waiting = signersInTurn(whole);
      for (const signer of waiting) {
        const to = signer.kind === "portal" ? { portalUserId: signer.seatId } : { staffId: signer.seatId };
        await ctx.notify("documents.to-sign", { to, data: { requestId, signerId: signer.id }, key: `${onceKey}:${signer.id}` }, tx);
      }
      return waiting.length;
    }),
  );
}
