import { z } from "zod";
import { staffProcedure } from "../../../trpc.ts";
import { findGivenForStaff } from "../find-given.ts";
import { packetWorkflow } from "../packet-workflow.ts";

/** Asks again for documents of a packet that could not be asked for, such as after documents were turned on. */
export const askDocuments = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ givenId: z.string().length(26) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { givenId } }) => {
    const packet = await findGivenForStaff(plugin, viewer, givenId);
    if (packet.state === "open") await plugin.transaction((tx) => plugin.workflows.send(packetWorkflow, givenId, { type: "ask" }, tx));
    return null;
  });
