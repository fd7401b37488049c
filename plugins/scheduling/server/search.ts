import type { SearchProvider } from "@anteroom/core/server";
import { formatDateTime } from "@anteroom/core/server";
import { Op } from "sequelize";
import { clientsOf } from "./appointment-facts.ts";
import { appointments, plainAppointment } from "./rows/appointments.ts";
import { listOfClient } from "./list-of-client.ts";

const looksAt = 200;

/** Finds appointments by the name of their service; the newest are looked at. */
export const schedulingSearch: SearchProvider = {
  label: "Appointments",
  permission: "scheduling.use",
  async find(ctx, viewer, { words, limit, clientId: about }) {
    const one = viewer.kind === "portal" ? viewer.clientId : about;
    const rows = one !== null
      ? (await listOfClient(ctx, { clientId: one, order: "DESC", size: looksAt })).rows
      : (await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, startsAt: { [Op.gte]: ctx.now() - 400 * 86_400_000 } }, order: [["startsAt", "DESC"]], limit: looksAt })).map(plainAppointment);
    const matching = rows.filter((row) => row.state !== "held" && row.state !== "released" && words.in(row.serviceName));
    const clients = await clientsOf(ctx, matching.map((row) => row.id));
    const found = [];
    for (const row of matching) {
      const clientId = one ?? clients.get(row.id)?.[0];
      if (viewer.kind === "staff" && (!clientId || !(await ctx.people.maySee(viewer, clientId)))) continue;
      found.push({ title: row.serviceName, context: formatDateTime(row.startsAt, { zone: viewer.timeZone, now: ctx.now() }), href: viewer.kind === "portal" ? `/scheduling/${row.id}` : `/staff/calendar/${row.id}`, at: row.startsAt, ...(clientId ? { clientId } : {}) });
      if (found.length === limit) break;
    }
    return found;
  },
};
