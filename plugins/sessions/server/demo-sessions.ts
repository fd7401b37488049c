import { addDays, instantOf, newId, wallTime } from "@anteroom/core/server";
import type { PluginContext, StaffMember } from "@anteroom/core/server";
import { followSession } from "./check-ins/follow-session.ts";
import { keepMeeting } from "./joining/keep-meeting.ts";
import { sessions } from "./tables/sessions.ts";
import type { Session, SessionState } from "./tables/sessions.ts";

const nine = 9 * 60;

/** Weekly sessions of one client from before scheduling, and to come where there is none; one can be joined now. Answers the id of the last one that took place. */
export async function demoSessions(ctx: PluginContext, clientId: string, staff: StaffMember): Promise<string> {
  const now = ctx.now();
  const zone = staff.timeZone;
  const scheduling = (await ctx.ask("scheduling.appointment", { ids: [] })).ok;
  const past: [number, SessionState][] = [[-4, "completed"], [-3, "completed"], [-2, "no-show"], [-1, "completed"]];
  const weeks = scheduling ? past : [...past, ...[1, 2, 3].map((away): [number, SessionState] => [away, "booked"])];
  let last = "";
  await ctx.transaction(async (tx) => {
    const add = async (startsAt: number, state: SessionState, place: Session["place"]): Promise<string> => {
      const id = newId();
      const row: Session = { id, practiceId: ctx.practiceId, clientId, appointmentId: null, meetingId: id, staffId: staff.id, type: "Therapy session", startsAt, endsAt: startsAt + 50 * 60_000, zone, place, state, clients: 1, heardAt: now, arrivedAt: null, lateBy: null, lateSide: null, version: 1, createdAt: now, changedAt: now };
      await ctx.model(sessions).create(row, { transaction: tx.sequelize });
      await keepMeeting(ctx, tx, id, "https://video.willow.example/room");
      await followSession(ctx, tx, row);
      return id;
    };
    for (const [away, state] of weeks) {
      const id = await add(instantOf(addDays(wallTime(now, zone), away * 7 - 1), nine, zone), state, away % 2 === 0 ? "in-person" : "video");
      if (away === -1) last = id;
    }
    // One that can be joined now.
    await add(now + 5 * 60_000 - (now % 60_000), "booked", "video");
  });
  return last;
}
