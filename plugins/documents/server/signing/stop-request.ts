import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx, Viewer } from "@anteroom/core/server";
import { sealJson } from "../sealed.ts";
import { openStates, requests, signers, type RequestState } from "../tables/request-rows.ts";
import { appendEvidence, lockRequest } from "./append-evidence.ts";
import type { OwnPaper } from "./find-paper.ts";
import { contentOf, loadRequest, titlesOf, wordsOf, type WholeRequest } from "./load-request.ts";
import { signingWorkflow } from "./signing-workflow.ts";
import { tellConversations, touchRequest } from "./tell-signers.ts";

const changed = (): AppError => new AppError("STALE", "This changed while you were looking. Open it again to see how it is.");

async function lockWhole(ctx: PluginContext, id: string, allowed: readonly RequestState[], tx: Tx): Promise<WholeRequest> {
  const locked = await lockRequest(ctx, id, tx);
  const whole = locked && (await loadRequest(ctx, id, tx));
  if (!whole) throw notFound("this document");
  if (!allowed.includes(whole.request.state)) throw changed();
  return whole;
}

const keepReason = (ctx: PluginContext, whole: WholeRequest, reason: string, tx: Tx): Promise<unknown> =>
  ctx.model(requests).update(
    { words: sealJson(ctx, ["requests", whole.request.id, "words"], { ...wordsOf(ctx, whole.request), reason }) },
    { where: { practiceId: ctx.practiceId, id: whole.request.id }, transaction: tx.sequelize },
  );

/** A signer says no, with a reason that staff read. */
export async function declineRequest(ctx: PluginContext, viewer: Viewer, own: OwnPaper, reason: string, key: string): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(`decline:${own.signer.id}:${key}`, tx, async () => {
      const whole = await lockWhole(ctx, own.whole.request.id, [...openStates, "paused"], tx);
      await ctx.model(signers).update({ declinedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: own.signer.id }, transaction: tx.sequelize });
      await keepReason(ctx, whole, reason, tx);
      await appendEvidence(ctx, whole.request, "declined", { signer: own.signer.position + 1, session: viewer.sessionId, reason }, tx);
      await ctx.workflows.send(signingWorkflow, whole.request.id, { type: "decline" }, tx);
      await touchRequest(ctx, whole.request, tx);
      const titles = titlesOf(ctx, whole);
      await tellConversations(ctx, whole, { key: `declined:${whole.request.id}`, about: own.signer.id, mine: `You declined to sign ${titles}`, others: `${viewer.name} declined to sign ${titles}` }, tx);
      await ctx.notify("documents.answered", { to: { staffId: whole.request.createdBy }, data: { requestId: whole.request.id }, key: `declined:${whole.request.id}` }, tx);
      await ctx.audit("declined", { subject: whole.request.id, clientId: whole.request.clientId }, tx);
      return null;
    }),
  );
}

/** A signer asks about a clause: it is quoted in their conversation, and nothing can be signed until they go on or the practice lets them. */
export async function askAboutClause(ctx: PluginContext, viewer: Viewer, own: OwnPaper, words: { clause: string; question: string }, key: string): Promise<void> {
  if (viewer.kind !== "portal") throw notFound("this document");
  const conversation = await ctx.inbox.conversationOf(viewer.portalUserId);
  const title = contentOf(ctx, own.paper).title;
  // The message first: a question that was sent and paused nothing is better than a pause that nobody knows of.
  await ctx.inbox.send(viewer, { conversationId: conversation.id, key, text: `About ${title}:\n“${words.clause}”\n\n${words.question}` });
  await ctx.transaction((tx) =>
    ctx.once(`ask:${own.signer.id}:${key}`, tx, async () => {
      const whole = await lockWhole(ctx, own.whole.request.id, [...openStates, "paused"], tx);
      if (whole.request.state === "paused") return null;
      await ctx.workflows.send(signingWorkflow, whole.request.id, { type: "ask" }, tx);
      await touchRequest(ctx, whole.request, tx);
      await ctx.notify("documents.answered", { to: { staffId: whole.request.createdBy }, data: { requestId: whole.request.id }, key: `asked:${key}` }, tx);
      await ctx.audit("asked", { subject: whole.request.id, clientId: whole.request.clientId }, tx);
      return null;
    }),
  );
}

/** Lets a paused request go on. Two who do so at once do it once. */
export async function resumeRequest(ctx: PluginContext, requestId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const whole = await lockWhole(ctx, requestId, [...openStates, "paused"], tx);
    if (whole.request.state !== "paused") return;
    await ctx.workflows.send(signingWorkflow, requestId, { type: "resume" }, tx);
    await touchRequest(ctx, whole.request, tx);
    await ctx.audit("resumed", { subject: requestId, clientId: whole.request.clientId }, tx);
  });
}

/** Takes a request back. After a signature it needs a reason, which the signers read. */
export async function voidRequest(ctx: PluginContext, viewer: StaffViewer | null, requestId: string, reason: string, given: Tx | null = null): Promise<void> {
  const run = async (tx: Tx): Promise<void> => {
    const whole = await lockWhole(ctx, requestId, [...openStates, "paused", "draft"], tx);
    if (whole.signatures.length > 0 && reason === "") throw new AppError("INVALID", "Say why. Somebody has signed this already.", { fields: { reason: "Say why. Somebody has signed this already." } });
    await keepReason(ctx, whole, reason, tx);
    await appendEvidence(ctx, whole.request, "voided", { by: viewer?.staffId ?? "practice", reason }, tx);
    await ctx.workflows.send(signingWorkflow, requestId, { type: "void" }, tx);
    await ctx.audit("voided", { subject: requestId, clientId: whole.request.clientId, detail: { signatures: whole.signatures.length } }, tx);
    if (whole.request.state === "draft") return;
    await touchRequest(ctx, whole.request, tx);
    const line = `${viewer?.name ?? "Your practice"} took back ${titlesOf(ctx, whole)}`;
    await tellConversations(ctx, whole, { key: `voided:${requestId}`, about: null, mine: line, others: line }, tx);
  };
  await (given ? run(given) : ctx.transaction(run));
}
