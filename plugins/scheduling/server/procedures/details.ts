import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { clientsOf, iso } from "../appointment-facts.ts";
import { asSeen } from "../acts/as-seen.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { shownCollaterals } from "../collaterals/collaterals-of.ts";
import { canInvite } from "../collaterals/invite-collateral.ts";
import { dueFormOf } from "../due-form/due-form-of.ts";
import { openAppointment } from "../appointment-body.ts";
import { standing } from "../rows/appointments.ts";
import { locations, rooms } from "../rows/locations.ts";
import { requestConflict } from "../requests/request-conflict.ts";
import { staffProcedure } from "../trpc.ts";

/** One appointment for staff: who comes, notes of both sides, fee, room. */
export const details = staffProcedure
  .meta({ permission: "scheduling.see" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = asSeen(await findAppointment(plugin, viewer, id), "staff");
    const { practiceId } = plugin;
    const ids = (await clientsOf(plugin, [id])).get(id) ?? [];
    const [names, professional, second, location, room, form, invited, conflict] = await Promise.all([
      plugin.people.clientNames(viewer, ids),
      plugin.people.staffMember(row.staffId),
      row.secondStaffId === null ? null : plugin.people.staffMember(row.secondStaffId),
      row.locationId === null ? null : plugin.model(locations).findOne({ where: { practiceId, id: row.locationId } }),
      row.roomId === null ? null : plugin.model(rooms).findOne({ where: { practiceId, id: row.roomId } }),
      dueFormOf(plugin, row),
      shownCollaterals(plugin, id),
      requestConflict(plugin, row),
    ]);
    const { note, staffNote, reason, repeat } = openAppointment(plugin, row);
    return {
      id, version: row.version, state: row.state, service: { id: row.serviceId, name: row.serviceName }, professional: { id: row.staffId, name: professional?.name ?? "", zone: professional?.timeZone ?? row.zone }, second: second?.name ?? null, groupId: row.groupId,
      startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), zone: row.zone, place: row.place, location: location ? { id: location.get().id, name: location.get().name } : null, room: room?.get().name ?? null,
      clients: ids.flatMap((clientId) => (names.has(clientId) ? [{ id: clientId, name: names.get(clientId) ?? "" }] : [])), others: ids.filter((clientId) => !names.has(clientId)).length,
      note, staffNote, reason: standing.includes(row.state) ? "" : reason, repeat, bySide: row.bySide, portalUserId: row.portalUserId, expiresAt: row.expiresAt === null ? null : iso(row.expiresAt), undoUntil: row.undoUntil === null ? null : iso(row.undoUntil),
      priceMinor: row.priceMinor, currency: row.currency, feeMinor: row.feeMinor, feeState: row.feeState, movedFeeMinor: row.movedFeeMinor, movedFeeState: row.movedFeeState, lateFeeMinor: row.lateFeeMinor, noShowFeeMinor: row.noShowFeeMinor, lateMinutes: row.lateMinutes,
      pay: { ask: row.payAsk, minor: row.payMinor, state: row.payState },
      seriesId: row.seriesId, replacesId: row.replacesId, runningLate: row.lateBySide === null ? null : { side: row.lateBySide, minutes: row.lateBy },
      mayManage: plugin.holds("scheduling.manage"), form,
      /** What has come in the way of a request since. */
      conflict,
      invited, mayInvite: plugin.holds("scheduling.manage") && canInvite(row, plugin.now()),
    };
  });
