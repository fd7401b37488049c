import type { Tx } from "../database/database.ts";
import { AppError, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { lockConversations, mayUse } from "../inbox/conversation-access.ts";
import type { ConversationRow } from "../inbox/inbox-rows.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { StaffViewer } from "../viewer.ts";
import { deskWorkflow } from "./desk-workflow.ts";

/** A conversation that one staff member is moving, locked until the commit. */
export interface DeskChange {
  host: Host;
  ctx: PluginContext;
  viewer: StaffViewer;
  row: ConversationRow;
  tx: Tx;
  /** Moves the workflow; an event that its state does not take is refused with the sentence. */
  send(event: { type: string; [key: string]: unknown }, otherwise: string): Promise<void>;
  /** Leaves a line that only staff see. */
  say(words: string): Promise<void>;
  audit(verb: string, detail?: Record<string, string | number>): Promise<void>;
}

/** Starts the workflow of a conversation that nobody has moved yet. */
export async function ensureDesk(ctx: PluginContext, row: Pick<ConversationRow, "id" | "assignee_id">, tx: Tx): Promise<void> {
  if (await ctx.workflows.state(deskWorkflow, row.id, tx)) return;
  await ctx.workflows.start(deskWorkflow, { subjectId: row.id, input: { assigneeId: row.assignee_id } }, tx);
}

/** Runs a change of a conversation's place on the desk, in one transaction with its line and its audit. */
export async function changeDesk(host: Host, viewer: StaffViewer, conversationId: string, change: (on: DeskChange) => Promise<void>): Promise<void> {
  const ctx = host.context("core", viewer.practiceId, viewer);
  await host.db.transaction(async (tx) => {
    const row = (await lockConversations(host, tx, [conversationId])).get(conversationId);
    if (!row || !mayUse(host, viewer, row)) throw notFound("this conversation");
    await ensureDesk(ctx, row, tx);
    await change({
      host, ctx, viewer, row, tx,
      async send(event, otherwise) {
        const state = await ctx.workflows.state(deskWorkflow, row.id, tx);
        if (!state?.can(event)) throw new AppError("CONFLICT", otherwise);
        await ctx.workflows.send(deskWorkflow, row.id, event, tx);
      },
      say: async (words) => void (await ctx.inbox.postEvent({ conversationId: row.id, key: newId(), audience: "staff", forPortal: "", forStaff: words }, tx)),
      audit: (verb, detail = {}) => ctx.audit(verb, { subject: row.id, clientId: row.client_id, detail }, tx),
    });
  });
}
