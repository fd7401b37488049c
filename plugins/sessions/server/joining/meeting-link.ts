import { createHash } from "node:crypto";
import type { PluginContext, Viewer } from "@anteroom/core/server";
import { openBody } from "../sealed.ts";
import { settingsOf } from "../settings.ts";
import { meetings } from "../tables/meetings.ts";
import type { Meeting } from "../tables/meetings.ts";
import type { Session } from "../tables/sessions.ts";
import { closesAfterMs, joinTime, opensBeforeMs } from "./join-window.ts";
import { videoEngines } from "./video-engine.ts";

export interface MeetingLink {
  /** Null when there is none: not by video, not the time, or nobody set one up. */
  href: string | null;
  /** What staff would have to do. */
  missing: string | null;
}

const seconds = (at: number): number => Math.floor(at / 1000);

/** A name for one meeting alone, so that an engine cannot follow a person from one to the next. */
const identityOf = (meeting: Meeting, seat: string): string => createHash("sha256").update(`${meeting.room} ${seat}`).digest("hex").slice(0, 20);

/** The meeting of a session. */
export async function meetingOf(ctx: PluginContext, session: Pick<Session, "meetingId">): Promise<Meeting | null> {
  return (await ctx.model(meetings).findOne({ where: { practiceId: ctx.practiceId, id: session.meetingId } }))?.get() ?? null;
}

/** The link of this appointment alone; "" for none. */
export const ownLinkOf = (ctx: PluginContext, meeting: Meeting): string => openBody<{ link: string }>(ctx, ["meetings", meeting.id], meeting.body).link;

/** Who goes in: a seat that is theirs alone, the name that others read, and whether they lead. */
interface Joiner {
  seat: string;
  name: string;
  host: boolean;
}

/** The viewer's own way into a session by video, good for this appointment and its time only. */
export function meetingLink(ctx: PluginContext, session: Session, viewer: Viewer): Promise<MeetingLink> {
  const host = viewer.kind === "staff";
  return linkFor(ctx, session, { seat: host ? viewer.staffId : viewer.portalUserId, name: viewer.name, host });
}

/** The same for anybody who is to come. */
export async function linkFor(ctx: PluginContext, session: Session, { seat, name: own, host }: Joiner): Promise<MeetingLink> {
  const meeting = session.place === "video" ? await meetingOf(ctx, session) : null;
  if (!meeting) return { href: null, missing: null };
  const open = joinTime(session, ctx.now()) === "open";
  const ownLink = ownLinkOf(ctx, meeting);
  if (ownLink) return { href: open ? ownLink : null, missing: null };
  const settings = await settingsOf(ctx, { staffId: session.staffId });
  const engine = videoEngines[settings.video];
  if (!engine) {
    const { teleconference } = await ctx.people.professionalRecord(session.staffId);
    return { href: open ? teleconference : null, missing: teleconference ? null : "There is no video link yet. Give this session a link, or the professional one in their profile." };
  }
  const missing = engine.missing(settings);
  if (missing || !open) return { href: null, missing };
  const name = host || session.clients <= 1 || settings.groupNames ? own : "Participant";
  const times = { from: seconds(session.startsAt - opensBeforeMs), until: seconds(session.endsAt + closesAfterMs) };
  return { href: engine.link({ room: meeting.room, identity: identityOf(meeting, seat), name, host, ...times }, settings), missing: null };
}
