import { Op } from "sequelize";
import { z } from "zod";
import { idInput, invalid } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { whoseHours } from "../acts/whose-hours.ts";
import { appointments, plainAppointment, standing } from "../rows/appointments.ts";
import { busy } from "../rows/busy.ts";
import { staffProcedure } from "../trpc.ts";

const instant = z.iso.datetime({ error: "Choose a time." }).transform((text) => Date.parse(text));

/** Time in which a professional cannot be booked. `standing` are the appointments that lie in it, also those that they lead with a colleague: they stay until somebody moves or cancels them. `requests` wait for an answer there. */
export const addTimeOff = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ staffId: idInput("Choose a colleague."), key: idInput(), name: z.string().trim().max(120, "Use 120 characters or fewer.").default("Time off"), startsAt: instant, endsAt: instant }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { staffId, key, name, startsAt, endsAt } }) => {
    await whoseHours(plugin, viewer, staffId);
    if (endsAt <= startsAt) throw invalid({ endsAt: "Choose an end after the start." });
    if (endsAt - startsAt > 400 * 86_400_000) throw invalid({ endsAt: "Choose an end within 400 days." });
    const { practiceId } = plugin;
    await plugin.transaction((tx) =>
      plugin.once(`off:${key}`, tx, async () => {
        await plugin.model(busy).create({ id: key, practiceId, staffId, calendarId: null, startsAt, endsAt, name: name || "Time off" }, { transaction: tx.sequelize });
        await plugin.audit("hours", { subject: staffId }, tx);
        return null;
      }),
    );
    const inIt = await plugin.model(appointments).findAll({ where: { practiceId, [Op.or]: [{ staffId }, { secondStaffId: staffId }], state: [...standing, "requested"], startsAt: { [Op.lt]: endsAt, [Op.gte]: startsAt - 86_400_000 }, endsAt: { [Op.gt]: startsAt } }, order: [["startsAt", "ASC"]], limit: 200 });
    const lines = inIt.map(plainAppointment).map(({ id, state, serviceName, startsAt: at }) => ({ state, line: { id, service: serviceName, startsAt: iso(at) } }));
    const of = (requested: boolean) => lines.filter(({ state }) => (state === "requested") === requested).map(({ line }) => line);
    return { id: key, standing: of(false), requests: of(true) };
  });
