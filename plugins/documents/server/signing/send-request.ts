import { AppError, newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { papers, requests, signers, type RequestRow } from "../tables/request-rows.ts";
import { sealJson, sealText } from "../sealed.ts";
import type { TemplateRow, VersionRow } from "../tables/template-rows.ts";
import { canonical, sha256, type DocumentContent } from "../text/canonical.ts";
import type { DocumentNode } from "../text/document-nodes.ts";
import { factsOf, fillNodes } from "../text/merge-fields.ts";
import { appendEvidence, lockRequest } from "./append-evidence.ts";
import { loadRequest } from "./load-request.ts";
import { signingWorkflow } from "./signing-workflow.ts";
import { askSigners, touchRequest } from "./tell-signers.ts";

const day = 86_400_000;

/** Somebody who is to sign. */
export interface NewSigner {
  kind: "portal" | "staff";
  seatId: string;
  role: string;
  name: string;
}

export interface NewRequest {
  /** Becomes the request's id; a ULID. */
  id: string;
  clientId: string;
  templates: readonly { template: TemplateRow; version: VersionRow }[];
  signers: readonly NewSigner[];
  instructions: string;
  ordered: boolean;
  shows: boolean;
  dueAt: number | null;
  createdBy: string;
  replaces: string | null;
}

/** A field of a document for which this client has no fact. */
export interface MissingField {
  document: string;
  field: string;
  label: string;
}

/** The documents with the client's facts in them, and the fields for which there is none. */
export async function fillDocuments(ctx: PluginContext, clientId: string, templates: NewRequest["templates"]): Promise<{ contents: DocumentContent[]; missing: MissingField[] }> {
  const client = await ctx.people.client(clientId);
  if (!client) throw new AppError("NOT_FOUND", "We could not find this client.");
  const facts = await factsOf(ctx, client);
  const missing: MissingField[] = [];
  const contents = templates.map(({ version }) => {
    const filled = fillNodes(JSON.parse(version.nodes) as DocumentNode[], facts);
    missing.push(...filled.missing.map((one) => ({ document: version.title, ...one })));
    return { title: version.title, version: version.number, nodes: filled.nodes };
  });
  return { contents, missing };
}

/** Stores a request as a draft: nobody but staff sees it yet. */
export async function draftRequest(ctx: PluginContext, wanted: NewRequest, contents: readonly DocumentContent[], tx: Tx): Promise<void> {
  const { practiceId } = ctx;
  const options = { transaction: tx.sequelize };
  const expireDays = await ctx.setting<number>("expireDays");
  const remindDays = await ctx.setting<number>("remindDays", { clientId: wanted.clientId });
  const row: RequestRow = {
    id: wanted.id, practiceId, clientId: wanted.clientId, state: "draft", ordered: Number(wanted.ordered), shows: Number(wanted.shows),
    words: sealJson(ctx, ["requests", wanted.id, "words"], { instructions: wanted.instructions }), dueAt: wanted.dueAt, expiresAt: ctx.now() + expireDays * day, createdBy: wanted.createdBy,
    createdAt: ctx.now(), sentAt: null, closedAt: null, replaces: wanted.replaces, chain: sha256(wanted.id), lines: 0,
  };
  await ctx.model(requests).create(row, options);
  for (const [position, { template, version }] of wanted.templates.entries()) {
    const id = newId();
    const text = canonical(contents[position]);
    await ctx.model(papers).create(
      { id, practiceId, requestId: wanted.id, position, templateId: template.id, versionId: version.id, version: version.number, content: sealText(ctx, ["papers", id, "content"], text), sha256: sha256(text), copyFileId: null, copySha256: null, copySignatures: 0 },
      options,
    );
  }
  for (const [position, { name, ...signer }] of wanted.signers.entries()) {
    const id = newId();
    await ctx.model(signers).create({ id, practiceId, requestId: wanted.id, position, ...signer, name: sealText(ctx, ["signers", id, "name"], name), viewedAt: null, doneAt: null, declinedAt: null }, options);
  }
  await ctx.workflows.start(signingWorkflow, { subjectId: wanted.id, input: { expiresIn: expireDays * day, remindEvery: remindDays * day } }, tx);
}

/** Sends a draft: the card appears, those whose turn it is are told, and the evidence begins. */
export async function sendDraft(ctx: PluginContext, requestId: string, tx: Tx): Promise<void> {
  const locked = await lockRequest(ctx, requestId, tx);
  const whole = locked && (await loadRequest(ctx, requestId, tx));
  if (whole?.request.state !== "draft") throw new AppError("STALE", "This was sent or thrown away in the meantime. Open it again to see how it is.");
  const { request } = whole;
  await ctx.model(requests).update({ sentAt: ctx.now(), expiresAt: ctx.now() + request.expiresAt - request.createdAt }, { where: { practiceId: ctx.practiceId, id: requestId }, transaction: tx.sequelize });
  await appendEvidence(ctx, request, "sent", { by: request.createdBy, papers: whole.papers.map((paper) => ({ paper: paper.position + 1, template: paper.templateId, version: paper.version, sha256: paper.sha256 })), signers: whole.signers.map(({ position, kind, seatId, role }) => ({ signer: position + 1, kind, seat: seatId, role })) }, tx);
  await ctx.workflows.send(signingWorkflow, requestId, { type: "send" }, tx);
  await askSigners(ctx, whole, tx);
  await touchRequest(ctx, request, tx);
  await ctx.audit("sent", { subject: requestId, clientId: request.clientId, detail: { documents: whole.papers.length, signers: whole.signers.length } }, tx);
}
