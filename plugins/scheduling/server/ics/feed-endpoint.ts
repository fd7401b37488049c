import { Op } from "sequelize";
import type { Endpoint, EndpointAnswer, PluginContext } from "@anteroom/core/server";
import { asSeen } from "../acts/as-seen.ts";
import { takesSeat } from "../groups/load-group.ts";
import { listOfClient } from "../list-of-client.ts";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Appointment, AppointmentState } from "../rows/appointments.ts";
import { feeds } from "../rows/feeds.ts";
import type { Feed } from "../rows/feeds.ts";
import { dueDays } from "./due-days.ts";
import { eventOf } from "./event-of.ts";
import { hashOfSecret } from "./feed-secret.ts";
import { writeCalendar } from "./write-calendar.ts";

const dayMs = 86_400_000;
const most = 1000;
const shown: AppointmentState[] = ["requested", "booked", "confirmed", "completed", "cancelled", "late-cancelled", "practice-cancelled", "rescheduled"];
const nothing: EndpointAnswer = { status: 404, body: "There is nothing at this address.\n" };

interface Shown {
  rows: Appointment[];
  due: { id: string; day: string }[];
}

/** What a feed shows its owner, with a cancellation of the other side once it can no longer be taken back; null when they may not see it any more. */
async function shownTo(ctx: PluginContext, feed: Feed): Promise<Shown | null> {
  const [from, to] = [ctx.now() - 60 * dayMs, ctx.now() + 400 * dayMs];
  if (feed.side === "staff") {
    if (!(await ctx.people.staffMember(feed.ownerId))?.active) return null;
    const rows = await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, [Op.or]: [{ staffId: feed.ownerId }, { secondStaffId: feed.ownerId }] as never, startsAt: { [Op.gte]: from, [Op.lt]: to }, state: shown }, order: [["startsAt", "ASC"]], limit: most });
    return { rows: onceForGroups(rows.map((row) => asSeen(plainAppointment(row), "staff"))), due: [] };
  }
  const user = await ctx.people.portalUser(feed.ownerId);
  if (user?.status !== "active" || !user.permissions.includes("scheduling")) return null;
  const { rows } = await listOfClient(ctx, { clientId: user.clientId, from, to, states: shown, size: most, seenBy: "portal" });
  return { rows, due: Number(feed.withDue) === 1 ? await dueDays(ctx, user) : [] };
}

/** A group is one entry, as long as anybody comes, with a name that stays when people come and go. */
function onceForGroups(rows: readonly Appointment[]): Appointment[] {
  const shownAs = new Map<string, Appointment>();
  for (const row of rows) {
    const id = row.groupId ?? row.id;
    const other = shownAs.get(id);
    const sequence = Math.max(row.sequence, other?.sequence ?? 0);
    shownAs.set(id, { ...(other && takesSeat(other) ? other : row), id, sequence });
  }
  return [...shownAs.values()];
}

/** The private calendar that somebody subscribes to. An address that is wrong, taken back, or whose owner may not see it any more answers like none. */
export const feedEndpoint: Endpoint = {
  from: "people",
  method: "GET",
  path: "calendar/:secret",
  about: "Calendar programs subscribe without signing in; the address holds a secret of 256 bits, of which only a hash is kept, and its owner takes it back at any time. Titles are neutral unless the owner wants them named.",
  async run(ctx, { params }) {
    const secret = (params["secret"] ?? "").replace(/\.ics$/, "");
    if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return nothing;
    const feed = (await ctx.model(feeds).findOne({ where: { practiceId: ctx.practiceId, secretHash: hashOfSecret(secret), revokedAt: null } }))?.get();
    const all = feed ? await shownTo(ctx, feed) : null;
    if (!feed || !all) return nothing;
    const named = Number(feed.named) === 1;
    const events = all.rows.map((row) => eventOf(row, { side: feed.side, baseUrl: "", named }));
    return { status: 200, type: "text/calendar; charset=utf-8", body: writeCalendar({ name: "Appointments", events, days: all.due.map(({ id, day }) => ({ uid: `${id.toLowerCase()}-due@anteroom`, day, stamp: ctx.now(), title: "Something is due" })) }) };
  },
};
