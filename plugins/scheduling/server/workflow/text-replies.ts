import { wallTime, writeDate } from "@anteroom/core/server";
import type { NoticeReply, PluginContext } from "@anteroom/core/server";
import { confirmComing } from "../acts/confirm-coming.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { mayRunLate, runningLate } from "../acts/running-late.ts";
import { listOfClient } from "../list-of-client.ts";
import { standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";

type Reply = NoticeReply<{ id: string; day?: string | undefined }>;

const usualDelay = 10;
const dayMs = 86_400_000;
const over = (link: string): string => `This does not stand any more. Open the portal: ${link}`;

/** What one reminder told of: the appointment that it names and the others of its day, by time, as far as they stand and are not over. */
async function remindedOf(ctx: PluginContext, id: string): Promise<Appointment[]> {
  const { viewer } = ctx;
  if (viewer?.kind !== "portal" || !ctx.holds("scheduling.use")) return [];
  const named = await findAppointment(ctx, viewer, id).catch(() => null);
  if (!named) return [];
  const day = (at: number): string => writeDate(wallTime(at, named.zone));
  const { rows } = await listOfClient(ctx, { clientId: viewer.clientId, from: named.startsAt - dayMs, to: named.startsAt + dayMs, states: standing });
  return rows.filter((row) => row.undoUntil === null && row.endsAt > ctx.now() && day(row.startsAt) === day(named.startsAt)).sort((a, b) => a.startsAt - b.startsAt);
}

/** C: they come, to everything that the reminder told of. */
export const comingReply: Reply = {
  words: ["C", "1", "Y", "YES", "OK", "CONFIRM", "CONFIRMED"],
  hint: "Reply C to confirm, L if late, X to change.",
  async run(ctx, { id }, { link }) {
    const rows = await remindedOf(ctx, id);
    if (rows.length === 0) return over(link);
    await ctx.transaction(async (tx) => {
      for (const row of rows) if (row.startsAt > ctx.now()) await confirmComing(ctx, tx, row);
    });
    return "Thank you. Your practice knows that you are coming.";
  },
};

/** L, LATE 15 or "running late": they are late. */
export const lateReply: Reply = {
  words: ["L", "2", "LATE"],
  async run(ctx, { id }, { words, link }) {
    const rows = await remindedOf(ctx, id);
    if (rows.length === 0) return over(link);
    const row = rows.find((one) => mayRunLate(one, ctx.now()));
    if (!row) return `This can be said from two hours before the start. Until then write in the portal: ${link}`;
    const said = Number(words.slice(1).find((word) => /^\d{1,2}$/.test(word)) ?? usualDelay);
    const minutes = Math.min(60, Math.max(1, said));
    await ctx.transaction((tx) => runningLate(ctx, tx, { kind: "portal" }, row, minutes));
    return `Your professional knows that you are about ${minutes} minutes late.`;
  },
};

/** X: to change or cancel they see first what applies; nothing is cancelled by a letter. */
export const changeReply: Reply = {
  words: ["X", "3", "CHANGE", "MOVE"],
  async run(ctx, { id }, { link }) {
    return (await remindedOf(ctx, id)).length > 0 ? `Nothing is changed yet. To change or cancel, open the portal; it says what applies: ${link}` : over(link);
  },
};
