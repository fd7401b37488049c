import { AppError, notFound } from "@anteroom/core/server";
import type { Colleague, PluginContext, Viewer } from "@anteroom/core/server";
import { settingsFor } from "./settings.ts";

/** What a client may write about with the part of the team that sees to it. */
const subjects = [
  { key: "scheduling", label: "Scheduling", roles: ["scheduler"] },
  { key: "billing", label: "Billing", roles: ["biller", "bookkeeper"] },
] as const;

/** Somebody, or a part of the team, to have a conversation with. */
export interface TopicChoice {
  /** A topic's word, or the id of a staff member. */
  key: string;
  label: string;
  /** Who would see it. */
  people: string[];
  /** The conversation, when there is one already that the viewer is in. */
  conversationId: string | null;
}

export interface TopicChoices {
  mayStart: boolean;
  /** Why not, in a sentence for the person. */
  why: string | null;
  choices: TopicChoice[];
}

/** A choice with whom it would be opened. */
export type Openable = TopicChoice & { staffIds: string[] };

const blocked = {
  nobody: "Your practice does not take messages here. Call them, or book a time to talk.",
  replies: "Your practice starts conversations. You can write in the ones that are there.",
  assigned: "You can start a conversation once a professional is assigned to you. Call your practice if you need something now.",
} as const;

/** Why a client cannot start a conversation, in a sentence for them; null when they can. */
async function blockedBecause(ctx: PluginContext, portalUserId: string): Promise<string | null> {
  const home = await ctx.inbox.conversationOf(portalUserId);
  const { whoMayStart } = await settingsFor(ctx, home);
  if (whoMayStart === "all" || (whoMayStart === "assigned" && home.professionalIds.length > 0)) return null;
  return blocked[whoMayStart];
}

/**
 * Staff open a conversation that they would be in themselves: one with them, one on a topic that is theirs. Administrators
 * may join any; joining is audited and said in the conversation.
 */
function mayOpen(viewer: Viewer, choice: Openable): boolean {
  if (viewer.kind === "portal" || viewer.roles.includes("administrator")) return true;
  return choice.staffIds.includes(viewer.staffId);
}

/** Everything that the viewer could open with this portal user, or has open. @throws AppError `NOT_FOUND` */
export async function openable(ctx: PluginContext, viewer: Viewer, portalUserId: string): Promise<Openable[]> {
  const known = new Map((await ctx.inbox.topicsWith(viewer, portalUserId)).map((one) => [one.key, one.conversationId]));
  const user = await ctx.people.portalUser(portalUserId);
  if (!user) throw notFound("this person");
  const [colleagues, team] = await Promise.all([ctx.inbox.colleagues(), ctx.people.careTeam(user.clientId)]);
  const choice = (key: string, label: string, staff: readonly Colleague[]): Openable => ({
    key, label, people: staff.map((one) => one.name), staffIds: staff.map((one) => one.id), conversationId: known.get(key) ?? null,
  });
  const own = viewer.kind === "staff" ? [viewer.staffId] : [];
  const single = [...new Set([...team.map((member) => member.id), ...own])].flatMap((id) => colleagues.find((one) => one.id === id) ?? []);
  const choices = [
    ...single.map((one) => choice(one.id, one.name, [one])),
    ...subjects.map(({ key, label, roles }) => choice(key, label, colleagues.filter((one) => roles.some((role) => one.roles.includes(role))))),
  ];
  return choices.filter((one) => one.staffIds.length > 0 && mayOpen(viewer, one));
}

const own = (viewer: Viewer, portalUserId: string | undefined): string => {
  const asked = portalUserId ?? (viewer.kind === "portal" ? viewer.portalUserId : undefined);
  if (asked === undefined) throw notFound("this person");
  return asked;
};

/** What the viewer may start, and why not. */
export async function topicChoices(ctx: PluginContext, viewer: Viewer, asked: string | undefined): Promise<TopicChoices> {
  const portalUserId = own(viewer, asked);
  const choices = (await openable(ctx, viewer, portalUserId)).map(({ staffIds: _staff, ...choice }) => choice);
  const why = viewer.kind === "portal" ? await blockedBecause(ctx, portalUserId) : null;
  return { mayStart: why === null, why, choices };
}

/** Opens one of them, once. */
export async function openOne(ctx: PluginContext, viewer: Viewer, asked: string | undefined, key: string): Promise<{ conversationId: string }> {
  const portalUserId = own(viewer, asked);
  const choice = (await openable(ctx, viewer, portalUserId)).find((one) => one.key === key);
  if (!choice) throw notFound("this topic");
  if (choice.conversationId) return { conversationId: choice.conversationId };
  const why = viewer.kind === "portal" ? await blockedBecause(ctx, portalUserId) : null;
  if (why) throw new AppError("FORBIDDEN", why, { reason: "may-not-write" });
  return ctx.inbox.openTopic(viewer, { portalUserId, key, label: choice.label, staffIds: choice.staffIds });
}
