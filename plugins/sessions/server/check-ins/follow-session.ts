import type { PluginContext, Tx } from "@anteroom/core/server";
import { standing } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";
import type { SessionContext } from "./session-workflow.ts";
import { sessionWorkflow } from "./session-workflow.ts";

const minute = 60_000;
const askBeforeMs = 60 * minute;
/** Later than this nobody has the time for it. */
const latestMs = 10 * minute;

/** Until a session's check-in is asked; null when it is too late. */
export function untilCheckIn(startsAt: number, now: number): number | null {
  if (now > startsAt - latestMs) return null;
  return Math.max(0, startsAt - askBeforeMs - now);
}

/** Keeps the check-in of a session at its time, wherever the session was moved, and off when it does not take place. */
export async function followSession(ctx: PluginContext, tx: Tx, session: Session): Promise<void> {
  const now = ctx.now();
  const stands = standing.includes(session.state) && session.startsAt > now;
  const state = await ctx.workflows.state(sessionWorkflow, session.id, tx);
  const at = { startsAt: session.startsAt, askMs: untilCheckIn(session.startsAt, now) };
  if (!state) {
    if (stands) await ctx.workflows.start(sessionWorkflow, { subjectId: session.id, input: at }, tx);
    return;
  }
  if (!stands) {
    if (state.value !== "over") await ctx.workflows.send(sessionWorkflow, session.id, { type: "over" }, tx);
    return;
  }
  if (state.value === "over" || (state.context as SessionContext).startsAt !== session.startsAt) await ctx.workflows.send(sessionWorkflow, session.id, { type: "move", ...at }, tx);
}
