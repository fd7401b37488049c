import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { asSeen } from "../acts/as-seen.ts";
import { cancelTerms } from "../acts/cancel-terms.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { shownCollaterals } from "../collaterals/collaterals-of.ts";
import { dueFormOf } from "../due-form/due-form-of.ts";
import { namesTogether } from "../groups/names-together.ts";
import { openAppointment } from "../appointment-body.ts";
import { paymentsNow } from "../pay-at-booking/payments-door.ts";
import { standing } from "../rows/appointments.ts";
import { locations } from "../rows/locations.ts";
import { viewerProcedure } from "../trpc.ts";

/** One appointment of the viewer with what they can do about it; staff ask for theirs with `details`. */
export const one = viewerProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = asSeen(await findAppointment(plugin, viewer, id), viewer.kind);
    const [professional, second, location, terms, form, together, practice, payments, invited] = await Promise.all([
      plugin.people.staffMember(row.staffId),
      row.secondStaffId === null ? null : plugin.people.staffMember(row.secondStaffId),
      row.locationId === null ? null : plugin.model(locations).findOne({ where: { practiceId: plugin.practiceId, id: row.locationId } }),
      cancelTerms(plugin, row),
      dueFormOf(plugin, row),
      namesTogether(plugin, row),
      plugin.people.practice(),
      row.payAsk === "none" ? null : paymentsNow(plugin, row.currency),
      // Only one client’s own appointment has any.
      shownCollaterals(plugin, id),
    ]);
    const body = openAppointment(plugin, row);
    const place = location?.get();
    return {
      id: row.id, state: row.state, version: row.version, service: { id: row.serviceId, name: row.serviceName }, professional: professional ? { id: professional.id, name: professional.name, title: professional.title } : null,
      startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), zone: row.zone, place: row.place,
      location: place ? { id: place.id, name: place.name, address: place.address, directions: place.directions } : null,
      expiresAt: row.expiresAt === null ? null : iso(row.expiresAt),
      undoUntil: row.undoUntil === null ? null : iso(row.undoUntil),
      note: body.note, reason: standing.includes(row.state) ? "" : body.reason, repeat: body.repeat,
      priceMinor: row.priceMinor, currency: row.currency, lateFeeMinor: row.lateFeeMinor, feeMinor: row.feeMinor, feeState: row.feeState, movedFeeMinor: row.movedFeeMinor, movedFeeState: row.movedFeeState,
      terms: { ...terms, lateFrom: terms.lateFrom === null ? null : iso(terms.lateFrom) },
      runningLate: row.lateBySide === null ? null : { side: row.lateBySide, minutes: row.lateBy },
      /** What was asked for to book it; `live` is whether it can be done now, and `mayPay` whether by the viewer. */
      pay: { ask: row.payAsk, minor: row.payMinor, state: row.payState, live: payments?.live ?? false, mayPay: payments?.mayPay ?? false, hasCard: payments?.hasCard ?? false },
      invited,
      inSeries: row.seriesId !== null,
      form,
      second: second?.name ?? null, together,
      contact: { practice: practice.name, phone: practice.phone || null, mayMessage: viewer.kind === "portal" && viewer.permissions.includes("messaging") },
    };
  });
