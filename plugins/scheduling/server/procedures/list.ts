import { z } from "zod";
import { pageCursor } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { listOfClient } from "../list-of-client.ts";
import type { Appointment, AppointmentState } from "../rows/appointments.ts";
import { portalProcedure } from "../trpc.ts";

/** A line of a list of appointments. Times are ISO, UTC. */
export interface AppointmentLine {
  id: string;
  service: string;
  professional: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  place: Appointment["place"];
  state: AppointmentState;
}

const waiting: AppointmentState[] = ["requested", "proposed"];
const shownNext: AppointmentState[] = [...waiting, "booked", "confirmed"];
const shownPast: AppointmentState[] = ["booked", "confirmed", "cancelled", "late-cancelled", "practice-cancelled", "declined", "expired", "completed", "no-show"];

/** The viewer's appointments: what is to come, the soonest first, or with `past` what was, the newest first. */
export const list = portalProcedure
  .meta({ permission: "scheduling.use" })
  .input(z.object({ past: z.boolean().default(false), after: pageCursor }).default({ past: false }))
  .query(async ({ ctx: { plugin, viewer }, input: { past, after } }) => {
    const now = plugin.now();
    const range = past ? { to: now, order: "DESC" as const, states: shownPast } : { from: now, states: shownNext };
    const { rows, next } = await listOfClient(plugin, { clientId: viewer.clientId, ...range, after, seenBy: "portal" });
    const ids = [...new Set(rows.map((row) => row.staffId))];
    const names = new Map((await Promise.all(ids.map((id) => plugin.people.staffMember(id)))).flatMap((one) => (one ? [[one.id, one.name] as const] : [])));
    const lines = rows.map((row): AppointmentLine => ({
      id: row.id, service: row.serviceName, professional: names.get(row.staffId) ?? "Your practice",
      startsAt: iso(row.startsAt), endsAt: iso(row.endsAt), zone: row.zone, place: row.place, state: row.state,
    }));
    return { lines, next };
  });
