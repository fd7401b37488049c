import { z } from "zod";
import { isId } from "@anteroom/core/server";
import { checkDays } from "../../../assignments/check-days.ts";
import { isDay } from "../../../assignments/local-day.ts";
import { staffProcedure } from "../../../trpc.ts";
import { findPacket } from "../../find-packet.ts";
import { givePacket, readySteps } from "../give-packet.ts";

/** Gives a portal user a packet, as one card in their conversation. */
export const give = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({
    key: z.string().refine(isId, "Use a ULID."),
    portalUserId: z.string().length(26, "Choose who does it."),
    packetId: z.string().length(26, "Choose a packet."),
    dueOn: z.string().trim().refine((text) => text === "" || isDay(text), "Choose a day.").default(""),
    ordered: z.boolean().default(false),
  }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const user = await plugin.inbox.reach({ portalUserId: input.portalUserId, permission: "forms.answer" });
    const packet = await findPacket(plugin, input.packetId);
    const ready = await readySteps(plugin, packet);
    const { dueOn } = await checkDays(plugin, user.clientId, { sendOn: "", dueOn: input.dueOn, closesOn: "" });
    await plugin.transaction((tx) =>
      plugin.once(`give-packet:${input.key}`, tx, async () => {
        await givePacket(plugin, { id: input.key, packet, clientId: user.clientId, portalUserId: user.portalUserId, assignedBy: viewer.staffId, ordered: input.ordered, dueOn }, ready, tx);
        return null;
      }),
    );
    return { id: input.key, enrolled: user.status === "active" };
  });
