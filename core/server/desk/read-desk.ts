import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { findConversation, mayUse } from "../inbox/conversation-access.ts";
import type { StaffViewer } from "../viewer.ts";
import { assignableStaff } from "./assignable-staff.ts";
import type { DeskFacts } from "./desk.ts";
import { deskFacts } from "./desk-facts.ts";
import { presetMoment, snoozePresets } from "./snooze-until.ts";
import type { SnoozePreset } from "./snooze-until.ts";
import { tagsOf } from "./tags.ts";

/** What the toolbar of one conversation is drawn from. */
export interface DeskOfConversation extends DeskFacts {
  /** Who it can be given to. */
  colleagues: { id: string; name: string }[];
  snoozes: { preset: SnoozePreset; at: number }[];
  knownTags: string[];
}

/** A conversation's place on the desk. */
export async function readDesk(host: Host, viewer: StaffViewer, conversationId: string): Promise<DeskOfConversation> {
  const row = await findConversation(host.db.hot, viewer.practiceId, conversationId);
  if (!row || !mayUse(host, viewer, row)) throw notFound("this conversation");
  const [facts, colleagues, knownTags] = await Promise.all([deskFacts(host, viewer.practiceId, [row]), assignableStaff(host, row), tagsOf(host, viewer.practiceId)]);
  const now = host.clock.now();
  const found = facts.get(row.id);
  if (!found) throw notFound("this conversation");
  return { ...found, colleagues, knownTags, snoozes: snoozePresets.map((preset) => ({ preset, at: presetMoment(preset, now, viewer.timeZone) })) };
}
