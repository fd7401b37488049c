import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { staffProcedure } from "../../../trpc.ts";
import { findGivenForStaff } from "../find-given.ts";

/** Reminds the person of a packet, counted with "Nudge" below its card: at most once in 24 hours. */
export const nudgePacket = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ givenId: z.string().length(26), key: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { givenId, key } }) => {
    const packet = await findGivenForStaff(plugin, viewer, givenId);
    if (packet.state !== "open") throw new AppError("CONFLICT", "This packet no longer waits for anybody.");
    await plugin.transaction((tx) => plugin.cards.nudge("forms.packet", givenId, key, tx));
    return null;
  });
