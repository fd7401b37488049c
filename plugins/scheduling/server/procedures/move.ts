import { z } from "zod";
import { AppError, idInput, stale } from "@anteroom/core/server";
import { placeInput, startInput } from "../acts/appointment-input.ts";
import { cancelTerms } from "../acts/cancel-terms.ts";
import { changeTime } from "../acts/change-time.ts";
import { endMoveRequests } from "../acts/end-move-requests.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { bookableTime } from "../acts/hold-facts.ts";
import { holdToCaps } from "../acts/hold-to-caps.ts";
import { makeAppointment } from "../acts/make-appointment.ts";
import { checkOpen, orNearest } from "../acts/nearest-slots.ts";
import { proposeMovedFee } from "../acts/propose-moved-fee.ts";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { waitForAnswer } from "../acts/wait-for-answer.ts";
import { portalProcedure } from "../trpc.ts";

/**
 * Moves an appointment, or asks to where the service is by request: the old time is kept until the new one is theirs, and an earlier request to move it ends. `feeMinor` as for
 * `cancel`. @throws TakenError with the nearest times
 */
export const move = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput(), key: idInput(), version: z.number().int().optional(), staffId: idInput("Choose a professional."), startsAt: startInput, ...placeInput, feeMinor: z.number().int().min(0).default(0) }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { id, key, startsAt, staffId, place } = input;
    const seen = await findAppointment(plugin, viewer, id);
    if (seen.groupId !== null) throw new AppError("CONFLICT", "Others come at this time too, so it cannot be moved. Cancel it, or write to your practice.", { reason: "group" });
    const asked = { serviceId: seen.serviceId, staffId, startsAt, place, locationId: input.locationId };
    const { wanted, mode, zone, locationId, service } = await bookableTime(plugin, viewer, asked, id);
    return orNearest(plugin, wanted, startsAt, async () => {
      await checkOpen(plugin, wanted, startsAt);
      return plugin.transaction((tx) =>
        plugin.once(`move:${id}:${key}`, tx, async () => {
          const row = await findAppointment(plugin, viewer, id, tx);
          if (input.version !== undefined && input.version !== row.version) throw stale("This appointment");
          const terms = await cancelTerms(plugin, row);
          if (terms.how === "contact" || terms.how === "no") throw new AppError("CONFLICT", "This cannot be moved online any more. Call or write to your practice.", { reason: terms.how });
          if (terms.feeMinor > input.feeMinor) throw new AppError("CONFLICT", "Moving it has a fee by now. Look at it and decide again.", { reason: "late", data: { feeMinor: terms.feeMinor, currency: terms.currency } });
          await holdToCaps(plugin, tx, wanted, staffId, startsAt);
          await plugin.audit("moved", { subject: id, clientId: viewer.clientId }, tx);
          if (mode === "request") {
            await endMoveRequests(plugin, tx, row, "again");
            const made = await makeAppointment(plugin, tx, {
              id: key, first: "requested", service, staffId, clientId: viewer.clientId, portalUserId: viewer.portalUserId, startsAt, place, locationId, zone,
              by: { side: "portal", id: viewer.portalUserId }, holdMs: await waitForAnswer(plugin, "requestHours", startsAt), replacesId: row.id, movedFeeMinor: terms.feeMinor,
            });
            await sayLine(plugin, tx, made, `move:${key}`, { forPortal: `You asked to move ${row.serviceName} to ${whenOf(plugin, made)}.`, forStaff: `${viewer.name} asked to move ${row.serviceName} from ${whenOf(plugin, row)} to ${whenOf(plugin, made)}.` });
            return { id: made.id, state: made.state };
          }
          const moved = await changeTime(plugin, tx, row, { startsAt, staffId, place, locationId, zone }, { key: `move:${key}`, side: "portal" });
          await proposeMovedFee(plugin, tx, moved, terms.feeMinor);
          return { id: moved.id, state: moved.state };
        }),
      );
    });
  });
