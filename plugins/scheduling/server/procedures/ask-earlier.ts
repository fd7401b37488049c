import { z } from "zod";
import { notFound } from "@anteroom/core/server";
import { waitModeFor } from "../acts/mode-for.ts";
import { findService } from "../find-service.ts";
import { addWait, checkWish, wishInput } from "../waitlist/wish-input.ts";
import { portalProcedure } from "../trpc.ts";

/** Asks to be offered earlier times that are freed, also for a first visit that would move. `days` are weekdays, 0 is Sunday. */
export const askEarlier = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object(wishInput))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { clientId, portalUserId } = viewer;
    const service = await findService(plugin, input.serviceId);
    const may = (await waitModeFor(plugin, service, clientId, input.moves)) !== "off" && (await plugin.setting<boolean>("clientsBook", { clientId }));
    if (!may) throw notFound("this service");
    await checkWish(plugin, input, clientId, false);
    return plugin.transaction((tx) =>
      plugin.once(`wait:${input.key}`, tx, async () => {
        await addWait(plugin, tx, input, { clientId, portalUserId, bySide: "portal", byId: portalUserId, priority: 0 });
        return { id: input.key };
      }),
    );
  });
