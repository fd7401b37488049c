import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import { addWait, checkWish, wishInput } from "../waitlist/wish-input.ts";
import { staffProcedure } from "../trpc.ts";

/** Puts a client on the waitlist. Offers come into the conversation of the first of the client's people who may see appointments. */
export const waitFor = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ ...wishInput, clientId: idInput("Choose a client."), first: z.boolean().default(false) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { clientId, first, ...wish } }) => {
    await plugin.people.clientFor(viewer, clientId);
    await checkWish(plugin, wish, clientId, true);
    const users = await plugin.people.portalUsersOf(clientId);
    const user = users.find((one) => (one.status === "active" || one.status === "invited") && one.permissions.includes("scheduling"));
    if (!user) throw new AppError("CONFLICT", "Nobody of this client sees appointments in the portal, so nobody can be offered a time. Invite somebody first.");
    return plugin.transaction((tx) =>
      plugin.once(`wait-for:${wish.key}`, tx, async () => {
        await addWait(plugin, tx, wish, { clientId, portalUserId: user.id, bySide: "staff", byId: viewer.staffId, priority: first ? 1 : 0 });
        return { id: wish.key };
      }),
    );
  });
