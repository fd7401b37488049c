import type { PluginContext, Viewer } from "@anteroom/core/server";
import { joinTime } from "../joining/join-window.ts";
import type { JoinTime } from "../joining/join-window.ts";
import { settingsOf } from "../settings.ts";
import { standing } from "../tables/sessions.ts";
import type { Place, Session, SessionState } from "../tables/sessions.ts";
import { asSchedulingSays } from "./as-scheduling-says.ts";
import { billedOf } from "./billed-of.ts";
import { staffNames } from "./staff-names.ts";

/** A session in a list. Times are ISO, UTC. */
export interface SessionLine {
  id: string;
  type: string;
  professional: string;
  startsAt: string;
  endsAt: string;
  /** IANA zone of the place, or of the professional. */
  zone: string;
  place: Place;
  /** What the place is called; empty by video and phone, and where nobody knows. */
  placeName: string;
  state: SessionState;
  tag: string;
  tone: "neutral" | "success" | "warning";
  /** Billed or missed; null when it is neither or not for the viewer. */
  money: "billed" | "missed" | null;
  /** For a session by video that stands: whether it can be joined now. */
  join: JoinTime | null;
  /** With several clients. */
  group: boolean;
}

const tags: Readonly<Record<SessionState, [string, SessionLine["tone"]]>> = {
  booked: ["Booked", "neutral"], confirmed: ["Confirmed", "success"], completed: ["Took place", "neutral"], "no-show": ["Missed", "neutral"],
  cancelled: ["Cancelled", "neutral"], "late-cancelled": ["Cancelled late", "neutral"], "practice-cancelled": ["Cancelled by the practice", "neutral"], moved: ["Moved", "neutral"],
};

/** The word for where a session stands; who may not see money is not told that one was missed or cancelled late either. */
function tagOf({ state, endsAt }: Session, mayBilled: boolean, now: number): [string, SessionLine["tone"]] {
  if (standing.includes(state) && endsAt < now) return ["Past", "neutral"];
  if (!mayBilled && state === "no-show") return ["Past", "neutral"];
  if (!mayBilled && state === "late-cancelled") return tags.cancelled;
  return tags[state];
}

/** Whether a viewer is told what was billed or missed: staff, whoever has Billing, and others where the practice says so. */
export async function maySeeBilled(ctx: PluginContext, viewer: Viewer, clientId: string): Promise<boolean> {
  if (viewer.kind === "staff" || viewer.permissions.includes("billing")) return true;
  return (await settingsOf(ctx, { clientId })).showBilled;
}

/** Sessions of one client as lines for this viewer. */
export async function sessionLines(ctx: PluginContext, viewer: Viewer, clientId: string, rows: readonly Session[]): Promise<SessionLine[]> {
  const now = ctx.now();
  const mayBilled = await maySeeBilled(ctx, viewer, clientId);
  const [names, said, billed] = await Promise.all([staffNames(ctx, rows.map((row) => row.staffId)), asSchedulingSays(ctx, rows), mayBilled ? billedOf(ctx, rows) : new Set<string>()]);
  return rows.map((stored) => {
    const row = { ...stored, ...said.get(stored.id) };
    const [tag, tone] = tagOf(row, mayBilled, now);
    const money = !mayBilled ? null : row.state === "no-show" ? "missed" : row.appointmentId !== null && billed.has(row.appointmentId) ? "billed" : null;
    return {
      id: row.id, type: row.type, professional: names.get(row.staffId) ?? "Your practice", startsAt: new Date(row.startsAt).toISOString(), endsAt: new Date(row.endsAt).toISOString(),
      zone: row.zone, place: row.place, placeName: row.placeName ?? "", state: row.state, tag, tone, money, join: row.place === "video" && standing.includes(row.state) ? joinTime(row, now) : null, group: row.clients > 1,
    };
  });
}
