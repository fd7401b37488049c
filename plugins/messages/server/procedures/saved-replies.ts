import { z } from "zod";
import { AppError, invalid, newId, notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { Op } from "sequelize";
import { fillFields, mergeFields, unfilled, unknownFields } from "../replies/merge-fields.ts";
import { savedReplies } from "../replies/reply-rows.ts";
import type { SavedReply } from "../replies/reply-rows.ts";
import { staffProcedure } from "../trpc.ts";
import { ulid } from "./input.ts";

/** A saved reply as its readers see it. */
export interface ReplyLine {
  id: string;
  title: string;
  text: string;
  shared: boolean;
  mayChange: boolean;
}

const writer = staffProcedure.meta({ permission: "messages.use" });

async function replyOf(plugin: PluginContext, viewer: StaffViewer, id: string): Promise<SavedReply> {
  const row = await plugin.model(savedReplies).findOne({ where: { id, practiceId: viewer.practiceId } });
  const reply = row?.get() as SavedReply | undefined;
  if (!reply || (reply.ownerId !== null && reply.ownerId !== viewer.staffId)) throw notFound("this reply");
  return reply;
}

function requireChange(plugin: PluginContext, ownerId: string | null): void {
  if (ownerId === null && !plugin.holds("messages.manage")) throw new AppError("FORBIDDEN", "The practice's replies are changed by an administrator. Save it as your own instead.");
}

/** The practice's replies and one's own, by title. */
export const replies = writer.query(async ({ ctx: { plugin, viewer } }): Promise<{ replies: ReplyLine[]; fields: typeof mergeFields; mayShare: boolean }> => {
  const rows = await plugin.model(savedReplies).findAll({ where: { practiceId: viewer.practiceId, ownerId: { [Op.or]: [null, viewer.staffId] } }, order: [["title", "ASC"], ["id", "ASC"]], limit: 500 });
  const mayShare = plugin.holds("messages.manage");
  const lines = rows.map((row) => row.get() as SavedReply).map(({ id, title, text, ownerId }) => ({ id, title, text, shared: ownerId === null, mayChange: ownerId !== null || mayShare }));
  return { replies: lines, fields: mergeFields, mayShare };
});

const saveInput = z.object({
  id: ulid.optional(),
  title: z.string().trim().min(1, "Give the reply a name.").max(80, "Use 80 characters or fewer."),
  text: z.string().trim().min(1, "Write the reply.").max(10_000, "Use 10,000 characters or fewer."),
  shared: z.boolean().default(false),
});

/** Adds a reply or changes one. */
export const saveReply = writer.input(saveInput).mutation(async ({ ctx: { plugin, viewer }, input: { id, title, text, shared } }) => {
  const ownerId = shared ? null : viewer.staffId;
  requireChange(plugin, ownerId);
  const [unknown] = unknownFields(text);
  if (unknown) throw invalid({ text: `There is no field ${unknown}. Choose one from the list.` });
  const before = id ? await replyOf(plugin, viewer, id) : null;
  if (before) requireChange(plugin, before.ownerId);
  const row: SavedReply = { id: before?.id ?? newId(), practiceId: viewer.practiceId, ownerId, title, text: text.replaceAll("\r\n", "\n"), changedAt: plugin.now() };
  await plugin.transaction(async (tx) => {
    const where = { id: row.id, practiceId: row.practiceId };
    if (before) await plugin.model(savedReplies).update({ ownerId, title, text: row.text, changedAt: row.changedAt }, { where, transaction: tx.sequelize });
    else await plugin.model(savedReplies).create({ ...row }, { transaction: tx.sequelize });
    await plugin.audit("saved-reply", { subject: row.id }, tx);
  });
  return { id: row.id };
});

/** Removes a reply. */
export const removeReply = writer.input(z.object({ id: ulid })).mutation(async ({ ctx: { plugin, viewer }, input }) => {
  const reply = await replyOf(plugin, viewer, input.id);
  requireChange(plugin, reply.ownerId);
  await plugin.transaction(async (tx) => {
    await plugin.model(savedReplies).destroy({ where: { id: reply.id, practiceId: viewer.practiceId }, transaction: tx.sequelize });
    await plugin.audit("removed-reply", { subject: reply.id }, tx);
  });
  return { ok: true as const };
});

/** A reply with its merge fields filled for one conversation, and those that could not be. */
export const fillReply = writer.input(z.object({ id: ulid, conversationId: ulid })).query(async ({ ctx: { plugin, viewer }, input }) => {
  const conversation = await plugin.inbox.conversation(input.conversationId, viewer);
  if (!conversation) throw notFound("this conversation");
  const { people } = plugin;
  const [reply, client, user, team, practice] = await Promise.all([
    replyOf(plugin, viewer, input.id), people.client(conversation.clientId), people.portalUser(conversation.portalUserId), people.careTeam(conversation.clientId), people.practice(),
  ]);
  if (!client) throw notFound("this conversation");
  const text = fillFields(reply.text, { client, user, lead: team[0] ?? null, me: viewer, practice });
  return { text, missing: unfilled(text) };
});
