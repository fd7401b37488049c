import type { NoticeReply, PluginContext, Recipient } from "@anteroom/core/server";
import { confirmComing } from "../acts/confirm-coming.ts";
import { mayRunLate, runningLate } from "../acts/running-late.ts";
import { standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { loadAppointment } from "./load-appointment.ts";
import { whoIsTold } from "./who-is-told.ts";

type Reply = NoticeReply<{ id: string }>;

const usualDelay = 10;
const over = (link: string): string => `This does not stand any more. Open the portal: ${link}`;

/** The appointment that somebody answers for, while it stands, is to come and is still theirs to see. */
async function answered(ctx: PluginContext, id: string, to: Recipient): Promise<Appointment | null> {
  const row = await loadAppointment(ctx, id);
  if (!row || !standing.includes(row.state) || row.undoUntil !== null || row.endsAt <= ctx.now() || !("portalUserId" in to)) return null;
  return (await whoIsTold(ctx, id)).some((one) => one.id === to.portalUserId) ? row : null;
}

/** C: they come. */
export const comingReply: Reply = {
  words: ["C", "1", "Y", "YES", "OK", "CONFIRM", "CONFIRMED"],
  hint: "Reply C to confirm, L if late.",
  async run(ctx, { id }, { to, link }) {
    const row = await answered(ctx, id, to);
    if (!row) return over(link);
    await ctx.transaction((tx) => confirmComing(ctx, tx, row));
    return "Thank you. Your practice knows that you are coming.";
  },
};

/** L, or LATE 15: they are late. */
export const lateReply: Reply = {
  words: ["L", "2", "LATE"],
  async run(ctx, { id }, { to, words, link }) {
    const row = await answered(ctx, id, to);
    if (!row) return over(link);
    if (!mayRunLate(row, ctx.now())) return `This can be said from two hours before the start. Until then write in the portal: ${link}`;
    const said = Number(/^\d{1,2}$/.exec(words.find((word) => /^\d+$/.test(word) && word !== words[0]) ?? "")?.[0] ?? usualDelay);
    const minutes = Math.min(60, Math.max(1, said));
    await ctx.transaction((tx) => runningLate(ctx, tx, { kind: "portal" }, row, minutes));
    return `Your professional knows that you are about ${minutes} minutes late.`;
  },
};

/** X: to change or cancel they see first what applies; nothing is cancelled by a letter. */
export const changeReply: Reply = {
  words: ["X", "3", "CHANGE", "MOVE", "NO", "N"],
  async run(ctx, { id }, { to, link }) {
    return (await answered(ctx, id, to)) ? `To change or cancel, open the portal; it says what applies: ${link}` : over(link);
  },
};
