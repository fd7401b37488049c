import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { joinGroup as join } from "../groups/join-group.ts";
import { findGroup } from "../groups/load-group.ts";
import { staffProcedure } from "../trpc.ts";

/** Adds a client to a group, with an appointment of their own. @throws TakenError when every seat is taken or the client is elsewhere then */
export const joinGroup = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), clientId: idInput("Choose a client.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, key, clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    return plugin.transaction(async (tx) => {
      const found = await findGroup(plugin, viewer, id, tx);
      return plugin.once(`join-group:${id}:${key}`, tx, async () => ({ appointmentId: (await join(plugin, tx, viewer, found, clientId)).id }));
    });
  });
