import { Op } from "sequelize";
import { z } from "zod";
import { pageCursor, pageOf } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { openAppointment } from "../appointment-body.ts";
import type { AppointmentBody } from "../appointment-body.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import { requestConflict } from "../requests/request-conflict.ts";
import { staffProcedure } from "../trpc.ts";

const wordsOf = ({ note, repeat }: AppointmentBody): Pick<AppointmentBody, "note" | "repeat"> => ({ note, repeat });

/** What waits for an answer of the practice, what runs out first at the top; `mine` for the viewer's own alone. */
export const requests = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ mine: z.boolean().default(false), after: pageCursor }).default({ mine: false }))
  .query(async ({ ctx: { plugin, viewer }, input: { mine, after } }) => {
    const { rows, next } = await pageOf(plugin.model(appointments), {
      where: { practiceId: plugin.practiceId, state: "requested", expiresAt: { [Op.ne]: null }, ...(mine ? { staffId: viewer.staffId } : {}) },
      by: [["expiresAt", "ASC"], ["id", "ASC"]],
      after,
    });
    const plain = rows.map((row) => plainAppointment({ get: () => row }));
    const names = await plugin.people.clientNames(viewer, plain.flatMap((row) => row.clientId ?? []));
    const staff = new Map((await plugin.people.staffWith("scheduling.manage")).map((one) => [one.id, one.name]));
    const shown = plain.filter((row) => row.clientId !== null && names.has(row.clientId));
    const conflicts = new Map(await Promise.all(shown.map(async (row) => [row.id, await requestConflict(plugin, row)] as const)));
    return {
      requests: shown.map((row) => ({
        ...wordsOf(openAppointment(plugin, row)),
        id: row.id, version: row.version, client: { id: row.clientId ?? "", name: names.get(row.clientId ?? "") ?? "" }, professional: { id: row.staffId, name: staff.get(row.staffId) ?? "" },
        service: row.serviceName, serviceId: row.serviceId, startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), zone: row.zone, place: row.place,
        expiresAt: iso(row.expiresAt ?? row.startsAt), replacesId: row.replacesId, conflict: conflicts.get(row.id) ?? null,
      })),
      next,
    };
  });
