import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { reasonInput } from "../acts/appointment-input.ts";
import { cancelAppointment, endedFor } from "../acts/cancel-appointment.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { scopes, seriesPart } from "../series/series-part.ts";
import { staffProcedure } from "../trpc.ts";

/**
 * Staff cancel this and following appointments of a series, or all to come: for the practice, or `forClient` when the client asked, and then
 * each is late when it is. `cancelFor` cancels one alone. One notice tells of all.
 */
export const cancelSeries = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), scope: z.enum(scopes), forClient: z.boolean().default(false), reason: reasonInput }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, scope, forClient, reason } }) =>
    plugin.transaction((tx) =>
      plugin.once(`cancel-series:${id}:${key}`, tx, async () => {
        const one = await findAppointment(plugin, viewer, id, tx);
        const all = await seriesPart(plugin, one, scope, tx);
        for (const row of all) await cancelAppointment(plugin, tx, row, { by: endedFor(row, forClient, plugin.now()), side: "staff", reason, key });
        await plugin.audit("cancelled", { subject: one.seriesId ?? id, ...(one.clientId ? { clientId: one.clientId } : {}), detail: { times: all.length, forClient } }, tx);
        return { cancelled: all.length };
      }),
    ),
  );
