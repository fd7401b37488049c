import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { placeInput, startInput } from "../acts/appointment-input.ts";
import { bookableTime } from "../acts/hold-facts.ts";
import { holdToCaps } from "../acts/hold-to-caps.ts";
import { makeAppointment } from "../acts/make-appointment.ts";
import { checkOpen, orNearest } from "../acts/nearest-slots.ts";
import { askedNow } from "../pay-at-booking/asked-now.ts";
import { dropHolds } from "../acts/drop-holds.ts";
import { portalProcedure } from "../trpc.ts";

const holdMs = 5 * 60_000;

/** Holds a time for five minutes while the viewer looks at the confirm page; another hold of theirs is given back. @throws TakenError with the nearest times */
export const hold = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ key: idInput(), serviceId: idInput("Choose what it is for."), staffId: idInput("Choose a professional."), startsAt: startInput, ...placeInput }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { wanted, service, known, zone, locationId } = await bookableTime(plugin, viewer, input);
    const { ask, minor } = await askedNow(plugin, service, known);
    return orNearest(plugin, wanted, input.startsAt, async () => {
      await dropHolds(plugin, viewer);
      await checkOpen(plugin, wanted, input.startsAt);
      return plugin.transaction((tx) =>
        plugin.once(`hold:${input.key}`, tx, async () => {
          await holdToCaps(plugin, tx, wanted, input.staffId, input.startsAt);
          const row = await makeAppointment(plugin, tx, {
            id: input.key, first: "held", service, staffId: input.staffId, clientId: viewer.clientId, portalUserId: viewer.portalUserId, startsAt: input.startsAt, place: input.place, locationId, zone,
            by: { side: "portal", id: viewer.portalUserId }, holdMs, pay: { payAsk: ask, payMinor: minor, payState: "none" },
          });
          return { id: row.id, expiresAt: iso(row.expiresAt ?? plugin.now()) };
        }),
      );
    });
  });
