import { Op } from "sequelize";
import { mergeFields } from "../replies/merge-fields.ts";
import { savedReplies } from "../replies/reply-rows.ts";
import type { SavedReply } from "../replies/reply-rows.ts";
import { staffProcedure } from "../trpc.ts";

/** A saved reply as its readers see it. */
export interface ReplyLine {
  id: string;
  title: string;
  text: string;
  shared: boolean;
  mayChange: boolean;
  /** Goes up with each change: what was changed meanwhile is not overwritten. */
  version: number;
}

/** The practice's replies and one's own, by title. */
export const replies = staffProcedure.meta({ permission: "messages.use" }).query(async ({ ctx: { plugin, viewer } }): Promise<{ replies: ReplyLine[]; fields: typeof mergeFields; mayShare: boolean }> => {
  const rows = await plugin.model(savedReplies).findAll({ where: { practiceId: viewer.practiceId, ownerId: { [Op.or]: [null, viewer.staffId] } }, order: [["title", "ASC"], ["id", "ASC"]], limit: 500 });
  const mayShare = plugin.holds("messages.manage");
  const lines = rows.map((row) => row.get() as SavedReply).map(({ id, title, text, ownerId, changedAt }) => ({ id, title, text, shared: ownerId === null, mayChange: ownerId !== null || mayShare, version: Number(changedAt) }));
  return { replies: lines, fields: mergeFields, mayShare };
});
