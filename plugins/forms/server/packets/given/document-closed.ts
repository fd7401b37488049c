import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { lockGiven, readGiven, stepsOf } from "./find-given.ts";
import { followSteps } from "./follow-steps.ts";
import { givenPackets } from "./given-rows.ts";

/** A document of a packet was signed, declined or taken back. */
export const documentClosed = listen({
  to: "documents.request-closed",
  version: 1,
  as: "packet-steps",
  read: z.object({ requestId: z.string(), clientId: z.string(), signed: z.boolean() }),
  async run(ctx, { data: { requestId, clientId, signed } }) {
    const packets = await readGiven(ctx, { clientId }, { limit: 200 });
    const packet = packets.find((one) => stepsOf(one).some((step) => "document" in step && step.request === requestId));
    if (!packet) return;
    await ctx.transaction(async (tx) => {
      const locked = await lockGiven(ctx, packet.id, tx);
      if (!locked) return;
      const steps = stepsOf(locked).map((step) => ("document" in step && step.request === requestId ? { ...step, state: signed ? "signed" : "ended" } : step));
      await ctx.model(givenPackets).update({ steps: JSON.stringify(steps) }, { where: { practiceId: ctx.practiceId, id: packet.id }, transaction: tx.sequelize });
      await followSteps(ctx, packet.id, tx);
    });
  },
});
