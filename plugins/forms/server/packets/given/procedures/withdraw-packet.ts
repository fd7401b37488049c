import { z } from "zod";
import { staffProcedure } from "../../../trpc.ts";
import { findGivenForStaff } from "../find-given.ts";
import { withdrawGiven } from "../withdraw-given.ts";

/** Takes back what is left of a packet. */
export const withdrawPacket = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ givenId: z.string().length(26) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { givenId } }) => {
    await findGivenForStaff(plugin, viewer, givenId);
    await plugin.transaction((tx) => withdrawGiven(plugin, givenId, tx));
    return null;
  });
