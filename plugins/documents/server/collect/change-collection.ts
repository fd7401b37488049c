import { AppError, newId, notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, StaffViewer, Tx } from "@anteroom/core/server";
import { sealJson } from "../sealed.ts";
import { collectionLines, collections, type CollectionState, type LineState } from "../tables/collection-rows.ts";
import { storeUploads, type PreparedFiles } from "../uploads/store-uploads.ts";
import { collectWorkflow } from "./collect-workflow.ts";
import { lockCollection, type CollectionLine, type WholeCollection } from "./load-collection.ts";

const day = 86_400_000;
const changed = (): AppError => new AppError("STALE", "This changed while you were looking. Open it again to see how it is.");

/** What is asked of one portal user. */
export interface NewCollection {
  id: string;
  clientId: string;
  portalUserId: string;
  labels: readonly string[];
  note: string;
  /** The page of the message that it is made of; empty for none. */
  about?: string;
  dueAt: number | null;
  createdBy: string;
}

/** Asks for documents: the card appears, and the portal user is told. */
export async function startCollection(ctx: PluginContext, wanted: NewCollection, tx: Tx): Promise<void> {
  const { practiceId } = ctx;
  const options = { transaction: tx.sequelize };
  const { id, clientId, portalUserId, dueAt, createdBy } = wanted;
  await ctx.model(collections).create({ id, practiceId, clientId, portalUserId, state: "wanted", words: sealJson(ctx, ["collections", id, "words"], { note: wanted.note, about: wanted.about ?? "" }), dueAt, createdBy, createdAt: ctx.now(), changedAt: ctx.now() }, options);
  for (const [position, label] of wanted.labels.entries()) {
    const lineId = newId();
    await ctx.model(collectionLines).create({ id: lineId, practiceId, collectionId: id, position, state: "wanted", words: sealJson(ctx, ["collection_lines", lineId, "words"], { label, reason: "" }), itemIds: "[]" }, options);
  }
  const expiresIn = (await ctx.setting<number>("expireDays")) * day;
  const remindEvery = (await ctx.setting<number>("remindDays", { clientId })) * day;
  await ctx.workflows.start(collectWorkflow, { subjectId: id, input: { expiresIn, remindEvery } }, tx);
  const conversation = await ctx.inbox.conversationOf(portalUserId, tx);
  await ctx.inbox.postCard({ conversationId: conversation.id, kind: "documents.request", subjectId: id }, tx);
  await ctx.notify("documents.wanted", { to: { portalUserId }, data: { collectionId: id }, key: `wanted:${id}` }, tx);
  await ctx.audit("asked-for", { subject: id, clientId, detail: { documents: wanted.labels.length } }, tx);
}

/** Locks it, and hands on its line. @throws AppError `STALE` when it is in none of the states that allow the change */
async function lockLine(ctx: PluginContext, id: string, lineId: string, states: readonly CollectionState[], tx: Tx): Promise<{ whole: WholeCollection; line: CollectionLine }> {
  const whole = await lockCollection(ctx, id, tx);
  const line = whole.lines.find((one) => one.id === lineId);
  if (!line) throw notFound("this document");
  if (!states.includes(whole.row.state)) throw changed();
  return { whole, line };
}

async function writeLine(ctx: PluginContext, whole: WholeCollection, line: CollectionLine, change: { state: LineState; reason: string; itemIds: string[] }, tx: Tx): Promise<void> {
  const { state, reason, itemIds } = change;
  await ctx.model(collectionLines).update(
    { state, itemIds: JSON.stringify(itemIds), words: sealJson(ctx, ["collection_lines", line.id, "words"], { label: line.label, reason }) },
    { where: { practiceId: ctx.practiceId, id: line.id }, transaction: tx.sequelize },
  );
  Object.assign(line, change);
  await ctx.cards.touch("documents.request", whole.row.id, tx);
}

const tell = async (ctx: PluginContext, whole: WholeCollection, key: string, forPortal: string, forStaff: string, tx: Tx): Promise<void> => {
  const conversation = await ctx.inbox.conversationOf(whole.row.portalUserId, tx);
  await ctx.inbox.postEvent({ conversationId: conversation.id, key, forPortal, forStaff }, tx);
};

/** The portal user sends files for one line. */
export async function sendForLine(ctx: PluginContext, viewer: PortalViewer, to: { id: string; lineId: string }, files: PreparedFiles, tx: Tx): Promise<void> {
  const { whole, line } = await lockLine(ctx, to.id, to.lineId, ["wanted", "toCheck"], tx);
  if (line.state === "accepted") throw changed();
  const stored = await storeUploads(ctx, viewer, { ...files, title: line.label }, tx);
  await writeLine(ctx, whole, line, { state: "sent", reason: "", itemIds: [...(line.state === "rejected" ? [] : line.itemIds), ...stored.map((item) => item.id)] }, tx);
  const last = whole.lines.every((one) => one.state === "sent" || one.state === "accepted");
  await ctx.workflows.send(collectWorkflow, to.id, { type: "send", last }, tx);
  await tell(ctx, whole, `collected:${files.key}`, `You sent: ${line.label}`, `${viewer.name} sent: ${line.label}`, tx);
  if (last) await ctx.notify("documents.collected", { to: { staffId: whole.row.createdBy }, data: { collectionId: to.id }, key: `collected:${files.key}` }, tx);
}

/** Staff accept what was sent for a line, or say why it is not what is needed. */
export async function decideLine(ctx: PluginContext, viewer: StaffViewer, to: { id: string; lineId: string; key: string }, decision: { accept: boolean; reason: string }, tx: Tx): Promise<void> {
  const { whole, line } = await lockLine(ctx, to.id, to.lineId, ["wanted", "toCheck"], tx);
  if (line.state !== "sent") throw changed();
  const { accept, reason } = decision;
  await writeLine(ctx, whole, line, { state: accept ? "accepted" : "rejected", reason: accept ? "" : reason, itemIds: line.itemIds }, tx);
  const last = whole.lines.every((one) => one.state === "accepted");
  await ctx.workflows.send(collectWorkflow, to.id, accept ? { type: "accept", last } : { type: "reject" }, tx);
  if (!accept) {
    await tell(ctx, whole, `rejected:${to.key}`, `${viewer.name} needs another file for: ${line.label}. ${reason}`, `${viewer.name} asked for another file: ${line.label}`, tx);
    await ctx.notify("documents.wanted", { to: { portalUserId: whole.row.portalUserId }, data: { collectionId: to.id }, key: `rejected:${to.key}` }, tx);
  } else if (last) {
    await tell(ctx, whole, `all-accepted:${to.id}`, "Your practice has every document that it asked for", `${viewer.name} accepted every document that was asked for`, tx);
  }
  await ctx.audit(accept ? "accepted" : "rejected", { subject: to.id, clientId: whole.row.clientId }, tx);
}

/** Takes a request back; what was sent stays. */
export async function stopCollection(ctx: PluginContext, id: string, tx: Tx): Promise<WholeCollection> {
  const whole = await lockCollection(ctx, id, tx);
  if (whole.row.state !== "wanted" && whole.row.state !== "toCheck") throw changed();
  await ctx.workflows.send(collectWorkflow, id, { type: "cancel" }, tx);
  await ctx.cards.touch("documents.request", id, tx);
  await ctx.audit("stopped-asking", { subject: id, clientId: whole.row.clientId }, tx);
  return whole;
}
