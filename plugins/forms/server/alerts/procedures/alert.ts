import { z } from "zod";
import { staffProcedure } from "../../trpc.ts";
import { findAlert } from "../find-alert.ts";
import { helpLines } from "../help-lines.ts";
import { showAlerts } from "../show-alerts.ts";

/** One alert, with what the person was shown. */
export const alert = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ alertId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { alertId } }) => {
    const row = await findAlert(plugin, viewer, alertId);
    const [shown] = await showAlerts(plugin, [row]);
    const user = await plugin.people.portalUser(row.portalUserId);
    await plugin.transaction((tx) => plugin.audit("read-alert", { subject: alertId, clientId: row.clientId }, tx));
    const hours = await plugin.setting<number>("alertHours", { clientId: row.clientId });
    return { ...(shown as NonNullable<typeof shown>), phone: user?.phone ?? null, hours, shownToThem: (await helpLines(plugin)).lines.map((line) => line.label) };
  });
