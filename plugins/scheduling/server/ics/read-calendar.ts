import { newId } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { busy } from "../rows/busy.ts";
import { calendars } from "../rows/calendars.ts";
import type { Calendar } from "../rows/calendars.ts";
import { CalendarProblem, fetchCalendar } from "./fetch-calendar.ts";
import { readBusy } from "./read-busy.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
const aheadMs = 400 * dayMs;
const everyMs = 15 * minuteMs;
const longestPauseMs = 6 * 60 * minuteMs;

export const calendarPlace = (id: string) => ({ table: "scheduling_calendars", row: id, column: "url" });

/** Reads a calendar outside anew and keeps when its owner is busy; what could not be read keeps what was known, and says why. */
export async function readCalendar(ctx: PluginContext, calendar: Calendar, fetch: (url: string) => Promise<string> = fetchCalendar): Promise<{ problem: string }> {
  const { practiceId } = ctx;
  const now = ctx.now();
  const where = { practiceId, id: calendar.id };
  const owner = await ctx.people.staffMember(calendar.staffId);
  if (!owner?.active) {
    await ctx.model(calendars).update({ nextAt: now + longestPauseMs }, { where });
    return { problem: "" };
  }
  try {
    const text = await fetch(ctx.sealed.open(calendarPlace(calendar.id), calendar.url));
    const spans = readBusy(text, { zone: owner.timeZone, within: { from: now - dayMs, to: now + aheadMs } });
    await ctx.transaction(async (tx) => {
      const transaction = tx.sequelize;
      // Whoever removed the calendar meanwhile gets nothing of it back.
      const [still] = await ctx.model(calendars).update({ problem: "", failures: 0, readAt: now, nextAt: now + everyMs }, { where, transaction });
      if (still === 0) return;
      await ctx.model(busy).destroy({ where: { practiceId, calendarId: calendar.id }, transaction });
      for (let from = 0; from < spans.length; from += 500) await ctx.model(busy).bulkCreate(spans.slice(from, from + 500).map((span) => ({ id: newId(), practiceId, staffId: calendar.staffId, calendarId: calendar.id, startsAt: span.from, endsAt: span.to, name: "" })), { transaction });
    });
    return { problem: "" };
  } catch (error) {
    if (!(error instanceof CalendarProblem)) throw error;
    const failures = Number(calendar.failures) + 1;
    await ctx.model(calendars).update({ problem: error.message, failures, nextAt: now + Math.min(longestPauseMs, everyMs * 2 ** Math.min(failures, 8)) }, { where });
    return { problem: error.message };
  }
}
