import { Op } from "sequelize";
import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { asSeen, justEnded } from "../acts/as-seen.ts";
import { clientsOf, iso } from "../appointment-facts.ts";
import { groupedRows } from "../groups/calendar-groups.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { AppointmentState } from "../rows/appointments.ts";
import { busy, plainBusy } from "../rows/busy.ts";
import { staffProcedure } from "../trpc.ts";

const instant = z.iso.datetime().transform((text) => Date.parse(text));
const most = 1000;
const shown: AppointmentState[] = ["requested", "proposed", "booked", "confirmed", "completed", "no-show", "late-cancelled"];
const longest = 43 * 86_400_000;

/**
 * Appointments and busy time of the practice, or of chosen professionals, that begin from `from` to before `to` (six weeks at most).
 * Clients whom the viewer may not see are counted and not named. A group is one entry, with how many of its seats are taken.
 */
export const calendar = staffProcedure
  .meta({ permission: "scheduling.see" })
  .input(z.object({ from: instant, to: instant, staffIds: z.array(idInput()).max(100).default([]) }).refine(({ from, to }) => from < to && to - from <= longest, { message: "Choose six weeks at most.", path: ["to"] }))
  .query(async ({ ctx: { plugin, viewer }, input: { from, to, staffIds } }) => {
    const { practiceId } = plugin;
    const staff = staffIds.length > 0 ? { staffId: staffIds } : {};
    const ledBy = staffIds.length > 0 ? { [Op.or]: [{ staffId: staffIds }, { secondStaffId: staffIds }] } : {};
    const [found, off, colleagues] = await Promise.all([
      plugin.model(appointments).findAll({
        where: { practiceId, ...ledBy, startsAt: { [Op.gte]: from, [Op.lt]: to }, state: [...shown, ...justEnded] },
        order: [["startsAt", "ASC"], ["id", "ASC"]],
        limit: most,
      }),
      plugin.model(busy).findAll({ where: { practiceId, ...staff, startsAt: { [Op.lt]: to }, endsAt: { [Op.gt]: from } }, order: [["startsAt", "ASC"]], limit: most }),
      plugin.people.staffWith("scheduling.manage"),
    ]);
    const rows = found.map((row) => asSeen(plainAppointment(row), "staff")).filter(({ state }) => shown.includes(state));
    const [clients, entries] = await Promise.all([clientsOf(plugin, rows.map((row) => row.id)), groupedRows(plugin, rows)]);
    const names = await plugin.people.clientNames(viewer, [...clients.values()].flat());
    return {
      now: iso(plugin.now()),
      zone: viewer.timeZone,
      professionals: colleagues.filter((one) => one.roles.includes("professional")).map(({ id, name, timeZone }) => ({ id, name, zone: timeZone })),
      appointments: entries.map(({ row, parts, group }) => {
        const all = parts.flatMap((part) => clients.get(part.id) ?? []);
        return {
          id: row.id, group, staffId: row.staffId, service: row.serviceName, state: row.state, startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), busyFrom: iso(row.busyFrom), busyTo: iso(row.busyTo), zone: row.zone,
          place: row.place, locationId: row.locationId, roomId: row.roomId, version: row.version, inSeries: row.seriesId !== null, undoUntil: row.undoUntil === null ? null : iso(row.undoUntil), feeState: row.feeState,
          clients: all.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? "" }] : [])),
          others: all.filter((id) => !names.has(id)).length,
        };
      }),
      busy: off.map(plainBusy).map((row) => ({ id: row.id, staffId: row.staffId, startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), name: row.calendarId === null ? row.name : "Busy", outside: row.calendarId !== null })),
    };
  });
