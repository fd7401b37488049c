import type { Tx } from "../../database/database.ts";
import { AppError, notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import type { PluginContext } from "../../plugins/plugin-context.ts";
import { ActionRefused } from "../action-refused.ts";
import { findConversation } from "../conversation-access.ts";
import { cardColumns } from "../inbox-rows.ts";
import type { CardRow } from "../inbox-rows.ts";
import { nudgeCard } from "./nudge-card.ts";

/** The card of a plugin's record is nudged from the plugin's own pages, with the same limit as from the card. @throws AppError `NOT_FOUND`, `CONFLICT`, `STALE` */
export async function nudgeSubject(host: Host, ctx: PluginContext, { kind, subjectId, key }: { kind: string; subjectId: string; key: string }, tx: Tx): Promise<void> {
  const { viewer, practiceId } = ctx;
  if (viewer?.kind !== "staff") throw new Error(`${ctx.pluginId}: cards.nudge is for what staff ask; call it where ctx.viewer is a staff member`);
  const [card] = await tx.all<CardRow>(`SELECT ${cardColumns.join(",")} FROM inbox_cards WHERE practice_id = ? AND kind = ? AND subject_id = ? ORDER BY seq LIMIT 1`, [practiceId, kind, subjectId]);
  const conversation = card && (await findConversation(tx, practiceId, card.conversation_id));
  if (!card || !conversation) throw notFound("this");
  try {
    await nudgeCard(host, viewer, { conversation, card, key }, tx);
  } catch (error) {
    if (error instanceof ActionRefused) throw new AppError(error.reply.code === "stale" ? "STALE" : "CONFLICT", error.reply.message);
    throw error;
  }
}
