import { Op } from "sequelize";
import { z } from "zod";
import { idInput, wallTime, writeDate } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { whoseHours } from "../acts/whose-hours.ts";
import { busy, plainBusy } from "../rows/busy.ts";
import { calendars } from "../rows/calendars.ts";
import { dayVersion, hours as rows, plainHours, weeklyVersion } from "../rows/hours.ts";
import { staffProcedure } from "../trpc.ts";

/** A professional's hours, days that differ, time off and calendars outside. Minutes are on the wall of `zone`; past days are left out. */
export const hours = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ staffId: idInput("Choose a colleague.") }))
  .query(async ({ ctx: { plugin, viewer }, input: { staffId } }) => {
    const member = await whoseHours(plugin, viewer, staffId);
    const { practiceId } = plugin;
    const today = writeDate(wallTime(plugin.now(), member.timeZone));
    const [all, off, outside] = await Promise.all([
      plugin.model(rows).findAll({ where: { practiceId, staffId }, order: [["weekday", "ASC"], ["day", "ASC"], ["fromMinutes", "ASC"]], limit: 1000 }),
      plugin.model(busy).findAll({ where: { practiceId, staffId, calendarId: null, endsAt: { [Op.gt]: plugin.now() } }, order: [["startsAt", "ASC"]], limit: 200 }),
      plugin.model(calendars).findAll({ where: { practiceId, staffId }, order: [["id", "ASC"]], limit: 20 }),
    ]);
    const saved = all.map(plainHours);
    const lines = saved.map(({ id, kind, weekday, day, fromMinutes, toMinutes, locationId, firstDay, lastDay }) => ({ id, kind, weekday, day, fromMinutes, toMinutes, locationId, firstDay, lastDay }));
    return {
      staffId, name: member.name, zone: member.timeZone,
      version: weeklyVersion(saved),
      weekly: lines.filter((line) => line.kind === "weekly"),
      days: lines.filter((line) => line.kind !== "weekly" && (line.day ?? "") >= today).map((line) => ({ ...line, version: dayVersion(saved, line.day ?? "") })),
      timeOff: off.map(plainBusy).map((row) => ({ id: row.id, name: row.name, startsAt: iso(row.startsAt), endsAt: iso(row.endsAt) })),
      calendars: outside.map((row) => row.get()).map(({ id, name, problem, readAt }) => ({ id, name, problem, readAt: readAt === null ? null : iso(Number(readAt)) })),
    };
  });
