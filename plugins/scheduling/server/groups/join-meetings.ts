import { AppError, wallTime, writeDate } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { sayLine, whenOf } from "../acts/say-line.ts";
import type { Appointment } from "../rows/appointments.ts";
import type { Group } from "../rows/groups.ts";
import { plainSeries, series } from "../rows/series.ts";
import { comingMeetings } from "./coming-meetings.ts";
import { makePart } from "./join-group.ts";

/**
 * Adds a client to every coming meeting of a group that has a seat and time for them, as a series of their own, so that it can be left at once too.
 * One notice and one line tell of all. Answers how many. @throws AppError `CONFLICT` when there is none
 */
export async function joinMeetings(ctx: PluginContext, tx: Tx, viewer: StaffViewer, found: { group: Group; parts: readonly Appointment[] }, { key, clientId }: { key: string; clientId: string }): Promise<number> {
  const free = (await comingMeetings(ctx, found, clientId, tx)).filter(({ why }) => why === null);
  const [first] = free;
  const like = found.parts.find((row) => row.seriesId !== null);
  const repeated = like?.seriesId ? await ctx.model(series).findOne({ where: { practiceId: ctx.practiceId, id: like.seriesId }, transaction: tx.sequelize }) : null;
  if (!first || !repeated) throw new AppError("CONFLICT", "None of the coming times has a seat and time for this client.");
  const firstDay = writeDate(wallTime(first.startsAt, plainSeries(repeated).zone));
  await ctx.model(series).create({ ...plainSeries(repeated), id: key, clientId, firstDay, times: free.length, version: 1, endedAt: null, createdAt: ctx.now() }, { transaction: tx.sequelize });
  let told: Appointment | null = null;
  for (const { group, parts, startsAt } of free) {
    const row = await makePart(ctx, tx, viewer, { group, parts }, clientId, { id: key, day: writeDate(wallTime(startsAt, plainSeries(repeated).zone)) });
    told ??= row;
  }
  if (told) {
    const words = `${viewer.name} booked ${told.serviceName}, ${free.length} times from ${whenOf(ctx, told)}.`;
    await sayLine(ctx, tx, told, `series:${key}`, { forPortal: words, forStaff: words });
  }
  await ctx.audit("booked", { subject: key, clientId, detail: { times: free.length } }, tx);
  return free.length;
}
