import { z } from "zod";
import { verifyRequest } from "../signing/verify-request.ts";
import { reachRequest } from "../signing/reach-request.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** Computes every hash of a request again and says what it found. */
export const verify = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ requestId: id }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const whole = await reachRequest(plugin, viewer, input.requestId);
    const findings = await verifyRequest(plugin, whole);
    await plugin.transaction((tx) => plugin.audit("verified", { subject: input.requestId, clientId: whole.request.clientId, detail: { sound: findings.every((one) => one.ok) } }, tx));
    return { at: plugin.now(), findings };
  });
