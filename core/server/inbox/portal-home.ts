import type { Host } from "../host-parts.ts";
import type { PortalViewer } from "../viewer.ts";
import type { Background } from "./background.ts";
import { mayReadMessages } from "./conversation-access.ts";
import { staffProfile } from "../team/staff-profiles.ts";
import { ensureConversation } from "./ensure-conversation.ts";
import { countByPlugin, unreadTotal } from "./counts.ts";
import { thingsThatNeed } from "./to-do/viewer-to-do.ts";
import type { PortalHome } from "./inbox.ts";
import { nextUpOf } from "./next-up.ts";

/** The practice's banner, while it has one. */
async function bannerOf(host: Host, viewer: PortalViewer, leadId: string | undefined): Promise<PortalHome["banner"]> {
  const settings = await host.settings.effective(viewer.practiceId, "core", { clientId: viewer.clientId, ...(leadId ? { staffId: leadId } : {}) });
  const text = settings["bannerText"]?.value;
  if (typeof text !== "string" || text.trim() === "") return null;
  const [from, until, now] = [settings["bannerFrom"]?.value, settings["bannerUntil"]?.value, host.clock.now()];
  if ((typeof from === "number" && now < from) || (typeof until === "number" && now >= until)) return null;
  return { text, dismissible: settings["bannerDismissible"]?.value !== false };
}

async function conversationIdOf(host: Host, viewer: PortalViewer): Promise<string> {
  const [row] = await host.db.hot.all<{ id: string }>("SELECT id FROM inbox_conversations WHERE portal_user_id = ? AND topic_key = '' AND practice_id = ?", [viewer.portalUserId, viewer.practiceId]);
  if (row) return row.id;
  const made = await host.db.transaction((tx) => ensureConversation(host, viewer.practiceId, viewer.portalUserId, tx));
  return made.id;
}

/** Everything that a portal user's home starts with, in one answer. */
export async function portalHome(host: Host, background: Background, viewer: PortalViewer): Promise<PortalHome> {
  const people = host.people.of(viewer.practiceId);
  const [conversationId, practice, client, team, messages, shelf, nextUp] = await Promise.all([
    conversationIdOf(host, viewer),
    people.practice(),
    people.client(viewer.clientId),
    people.careTeam(viewer.clientId),
    mayReadMessages(host, viewer),
    thingsThatNeed(host, background, viewer),
    nextUpOf(host, viewer),
  ]);
  const present = team.filter((member) => member.active);
  return {
    conversationId,
    practice: { id: practice.id, name: practice.name, alias: practice.alias, phone: practice.phone, timeZone: practice.timeZone, urgentHelp: practice.urgentHelp },
    client: { id: viewer.clientId, name: client ? `${client.nameUsed ?? client.firstName} ${client.lastName}` : "" },
    viewer: { portalUserId: viewer.portalUserId, name: viewer.name, relationship: viewer.relationship, timeZone: viewer.timeZone, permissions: viewer.permissions },
    videoRoom: present[0] ? (await staffProfile(host.db.hot, viewer.practiceId, present[0].id)).teleconference : null,
    professionals: present.map((member) => ({ id: member.id, name: member.name, title: member.title })),
    banner: await bannerOf(host, viewer, present[0]?.id),
    mayReadMessages: messages,
    counts: { unread: await unreadTotal(host, viewer), needsYou: countByPlugin(shelf) },
    shelf,
    nextUp,
  };
}
