import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { iso } from "../appointment-facts.ts";
import { openAppointment } from "../appointment-body.ts";
import { findConflicts } from "../series/find-conflicts.ts";
import { wishedTimes } from "../series/repeat-wish.ts";
import { staffProcedure } from "../trpc.ts";

/** The times of a series that a client asks for, each with what stands in its way; the first is held by the request itself. */
export const wishedSeries = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await findAppointment(plugin, viewer, id);
    const times = wishedTimes(row, openAppointment(plugin, row).repeat);
    const conflicts = await findConflicts(plugin, times, { staffId: row.staffId, clientIds: row.clientId === null ? [] : [row.clientId], ignoring: [id] });
    const client = row.clientId === null ? "" : ((await plugin.people.clientNames(viewer, [row.clientId])).get(row.clientId) ?? "");
    return { state: row.state, client, service: row.serviceName, zone: row.zone, times: times.map((time, index) => ({ day: time.day, startsAt: iso(time.startsAt), conflict: conflicts[index] ?? null })) };
  });
