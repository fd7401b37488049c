import { AppError, newId, readLocal } from "@anteroom/core/server";
import type { ImportColumns, PluginContext, StaffMember, Tx } from "@anteroom/core/server";
import { Op } from "sequelize";
import { cancelAppointment } from "../acts/cancel-appointment.ts";
import { makeAppointment } from "../acts/make-appointment.ts";
import { cellsOfClient, cellsOfPlace } from "../claims/cells-of.ts";
import { professionalsOf } from "../find-service.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Place } from "../rows/appointments.ts";
import { cells } from "../rows/cells.ts";
import { plainService, services } from "../rows/services.ts";
import type { Service } from "../rows/services.ts";

/** Who made it, where that is nobody in person. */
const importer = "import";

/** "2027-01-12 15:00" on the clock of a zone; null for anything else. */
const readTime = (typed: string, zone: string): number | null => readLocal(typed.trim().replace(/\s+/, "T"), zone);

const isFive = (at: number): boolean => at % 300_000 === 0;

/** The service of this name, or the first that the practice offers. */
async function serviceNamed(ctx: PluginContext, typed: string, tx?: Tx): Promise<Service | undefined> {
  const rows = await ctx.model(services).findAll({ where: { practiceId: ctx.practiceId, archivedAt: null }, order: [["position", "ASC"], ["id", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) });
  const wanted = typed.trim().toLowerCase();
  return rows.map(plainService).find((one) => wanted === "" || one.name.toLowerCase() === wanted);
}

const placeOf = (service: Service): Place => (service.inPerson === 1 ? "in-person" : service.video === 1 ? "video" : "phone");

/** The next appointment of a client who comes from another system, with their assigned professional, as booked. */
export const nextAppointment: ImportColumns = {
  permission: "scheduling.manage",
  columns: [
    { name: "next", label: "Next appointment", example: "2027-01-12 15:00", guesses: ["next session", "appointment", "appointment date", "next appointment date"] },
    { name: "service", label: "Service of the next appointment", example: "Therapy session", guesses: ["service", "appointment type"] },
  ],
  async check(ctx, { next = "", service = "" }) {
    const problems: Record<string, string> = {};
    if (next === "") return problems;
    const at = readTime(next, (await ctx.people.practice()).timeZone);
    if (at === null) problems["next"] = "Write day and time as 2027-01-12 15:00, on the professional’s clock.";
    else if (!isFive(at)) problems["next"] = "Use a time in steps of five minutes.";
    else if (at <= ctx.now()) problems["next"] = "This time is over. Only appointments to come are brought over.";
    if (!(await serviceNamed(ctx, service))) problems["service"] = service === "" ? "Add a service in the library first." : "No service of your practice has this name.";
    return problems;
  },
  async add(ctx, { clientId, values }, tx) {
    if (!values["next"]) return undefined;
    const [service, [lead]] = await Promise.all([serviceNamed(ctx, values["service"] ?? "", tx), ctx.people.careTeam(clientId, tx)]);
    const professional = service && (await professionalsOf(ctx, service)).find((one) => one.id === lead?.id);
    if (!service || !professional) return { next: "The assigned professional does not offer this service. Book it from the chart." };
    const startsAt = readTime(values["next"], professional.timeZone);
    if (startsAt === null || startsAt <= ctx.now()) return { next: "This time is over." };
    if (await isTaken(ctx, { service, professional, startsAt, clientId }, tx)) return { next: "There is another appointment at this time. Book it from the chart." };
    await makeAppointment(ctx, tx, { id: newId(), first: "booked", service, staffId: professional.id, clientId, portalUserId: null, startsAt, place: placeOf(service), locationId: null, zone: professional.timeZone, by: { side: "staff", id: importer } });
    return undefined;
  },
  async undo(ctx, clientIds, tx) {
    if (clientIds.length === 0) return;
    const rows = (await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, clientId: { [Op.in]: [...clientIds] }, byId: importer }, transaction: tx.sequelize })).map(plainAppointment);
    for (const row of rows) {
      if (row.state !== "booked" && row.state !== "confirmed") throw new AppError("CONFLICT", "Some of the appointments of this import have taken place, moved or been cancelled by now.");
      await cancelAppointment(ctx, tx, row, { by: "staff", side: "staff", reason: "" });
    }
  },
};

/** Asked before the time is claimed: a claim that fails ends the transaction, and with it the rows around this one. */
async function isTaken(ctx: PluginContext, { service, professional, startsAt, clientId }: { service: Service; professional: StaffMember; startsAt: number; clientId: string }, tx: Tx): Promise<boolean> {
  const endsAt = startsAt + service.minutes * 60_000;
  const one = { id: "", practiceId: ctx.practiceId, staffId: professional.id, secondStaffId: null, roomId: null, startsAt, endsAt, busyFrom: startsAt - service.bufferBefore * 60_000, busyTo: endsAt + service.bufferAfter * 60_000 };
  for (const wanted of [cellsOfPlace(one), cellsOfClient(one, clientId)]) {
    const [first] = wanted;
    if (first && (await ctx.model(cells).count({ where: { practiceId: ctx.practiceId, kind: first.kind, subjectId: first.subjectId, cell: wanted.map(({ cell }) => cell) }, transaction: tx.sequelize })) > 0) return true;
  }
  return false;
}
