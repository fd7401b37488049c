import { z } from "zod";
import { AppError, idInput, invalid } from "@anteroom/core/server";
import { namedInput } from "../acts/step-input.ts";
import { whoseHours } from "../acts/whose-hours.ts";
import { CalendarProblem, calendarUrl } from "../ics/fetch-calendar.ts";
import { calendarPlace, readCalendar } from "../ics/read-calendar.ts";
import { calendars } from "../rows/calendars.ts";
import { staffProcedure } from "../trpc.ts";

const most = 10;

/** Adds a calendar outside by its secret address (ICS); it is read at once, and `problem` says why when it could not be. Only times of it are kept. */
export const addCalendar = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ staffId: idInput("Choose a colleague."), key: idInput(), name: namedInput, url: z.string({ error: "Write the calendar's address." }).trim().min(1, "Write the calendar's address.").max(2000, "Use 2,000 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { staffId, key, name, url } }) => {
    await whoseHours(plugin, viewer, staffId);
    const { practiceId } = plugin;
    try {
      calendarUrl(url);
    } catch (error) {
      if (error instanceof CalendarProblem) throw invalid({ url: error.message });
      throw error;
    }
    if ((await plugin.model(calendars).count({ where: { practiceId, staffId } })) >= most) throw new AppError("CONFLICT", "Ten calendars are the most. Remove one first.");
    await plugin.transaction((tx) =>
      plugin.once(`calendar:${key}`, tx, async () => {
        await plugin.model(calendars).create({ id: key, practiceId, staffId, name, url: plugin.sealed.seal(calendarPlace(key), url), problem: "", readAt: null, nextAt: plugin.now(), failures: 0, createdAt: plugin.now() }, { transaction: tx.sequelize });
        await plugin.audit("hours", { subject: staffId }, tx);
        return null;
      }),
    );
    const made = await plugin.model(calendars).findOne({ where: { practiceId, id: key } });
    return { id: key, problem: made ? (await readCalendar(plugin, made.get())).problem : "" };
  });
