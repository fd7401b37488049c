import { z } from "zod";
import { staffProcedure } from "../../trpc.ts";
import { readAlerts } from "../find-alert.ts";
import { showAlerts } from "../show-alerts.ts";

/** What a client's chart says of alerts: those that are open first, and the newest that were resolved. */
export const clientAlerts = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ clientId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const open = await readAlerts(plugin, { clientId, state: ["waiting", "acknowledged"] }, { limit: 50 });
    const resolved = await readAlerts(plugin, { clientId, state: "resolved" }, { limit: 10 });
    return { alerts: await showAlerts(plugin, [...open, ...resolved]) };
  });
