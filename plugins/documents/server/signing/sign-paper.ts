import { AppError, invalid, notFound } from "@anteroom/core/server";
import type { CallOrigin, PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { UniqueConstraintError } from "sequelize";
import { capacityOf } from "../people/people-words.ts";
import { signatures } from "../tables/evidence-rows.ts";
import { signers } from "../tables/request-rows.ts";
import { appendEvidence, lockRequest } from "./append-evidence.ts";
import { keptFields, leftToDo, readDrawing, type Signing } from "./check-signing.ts";
import { findOwnPaper, type OwnPaper } from "./find-paper.ts";
import { contentOf, loadRequest } from "./load-request.ts";
import { agreementText, type SignedFacts } from "./signed-facts.ts";
import { signingWorkflow } from "./signing-workflow.ts";
import { askSigners, tellConversations, touchRequest } from "./tell-signers.ts";
import { refuseSigning, whyNot } from "./why-not.ts";

const already = (): AppError => new AppError("CONFLICT", "You have already signed this.", { reason: "signed" });

/** Signs one document as the viewer: evidence, signature, state, lines and audit in one transaction. */
export async function signPaper(ctx: PluginContext, viewer: Viewer, origin: CallOrigin, signing: Signing): Promise<void> {
  const own = await findOwnPaper(ctx, viewer, signing.paperId);
  const left = leftToDo(contentOf(ctx, own.paper).nodes, signing);
  // The same form that arrives again after it was signed is answered below, by its key.
  if (Object.keys(left).length > 0) throw invalid(left);
  const drawing = await readDrawing(signing);
  const disclosure = await ctx.setting<string>("disclosure");
  const client = await ctx.people.client(own.whole.request.clientId);
  if (!client) throw notFound("this document");
  const facts = (at: number): SignedFacts => ({
    paper: own.paper.position + 1, title: contentOf(ctx, own.paper).title, version: own.paper.version, sha256: own.paper.sha256,
    signer: {
      place: own.signer.position + 1, kind: own.signer.kind, seat: own.signer.seatId, account: viewer.accountId, session: viewer.sessionId, name: viewer.name, role: own.signer.role,
      capacity: own.signer.kind === "portal" ? capacityOf(own.signer.role, client) : "",
    },
    typedName: signing.name.trim(), method: signing.method, drawing, fields: keptFields(contentOf(ctx, own.paper).nodes, signing.fields), disclosure, agreement: agreementText,
    zone: viewer.timeZone, address: origin.address, userAgent: origin.userAgent.slice(0, 300), at: new Date(at).toISOString(),
  });
  await ctx.transaction((tx) => ctx.once(`sign:${own.signer.id}:${signing.key}`, tx, () => signOnce(ctx, viewer, own, signing, facts, tx)));
}

async function signOnce(ctx: PluginContext, viewer: Viewer, own: OwnPaper, signing: Signing, facts: (at: number) => SignedFacts, tx: Tx): Promise<null> {
  const locked = await lockRequest(ctx, own.whole.request.id, tx);
  const whole = locked && (await loadRequest(ctx, locked.id, tx));
  const signer = whole?.signers.find((one) => one.id === own.signer.id);
  const paper = whole?.papers.find((one) => one.id === own.paper.id);
  if (!whole || !signer || !paper) throw notFound("this document");
  // Their permission may have been taken away since the page was drawn, or since this request began.
  if (viewer.kind === "portal" && !(await stillMaySign(ctx, viewer.portalUserId, tx))) throw new AppError("FORBIDDEN", "You do not have access to documents any more. Your practice can change it. Nothing was signed.");
  const no = await whyNot(ctx, whole, paper, signer);
  if (no) throw refuseSigning(no);
  if (signing.seen !== paper.sha256) throw new AppError("STALE", "The document changed while you were reading. Nothing was signed. Read it again before you sign.", { reason: "newer" });
  const signed = facts(ctx.now());
  const line = await appendEvidence(ctx, whole.request, "signed", { ...signed }, tx);
  const options = { transaction: tx.sequelize };
  await ctx.model(signatures).create({ paperId: paper.id, signerId: signer.id, practiceId: ctx.practiceId, requestId: whole.request.id, line: line.line, signedAt: line.at }, options).catch((error: unknown) => {
    throw error instanceof UniqueConstraintError ? already() : error;
  });
  whole.signatures.push({ paperId: paper.id, signerId: signer.id, practiceId: ctx.practiceId, requestId: whole.request.id, line: line.line, signedAt: line.at });
  const finished = whole.papers.every((one) => whole.signatures.some((found) => found.paperId === one.id && found.signerId === signer.id));
  if (finished) {
    signer.doneAt = line.at;
    await ctx.model(signers).update({ doneAt: line.at }, { where: { practiceId: ctx.practiceId, id: signer.id }, ...options });
  }
  const last = whole.signers.every((one) => one.doneAt !== null);
  if (last) await appendEvidence(ctx, whole.request, "completed", {}, tx);
  await ctx.workflows.send(signingWorkflow, whole.request.id, { type: "sign", last }, tx);
  if (finished && !last) await askSigners(ctx, whole, tx);
  await touchRequest(ctx, whole.request, tx);
  const as = signed.signer.capacity ? ` ${signed.signer.capacity}` : "";
  await tellConversations(ctx, whole, { key: `signed:${paper.id}:${signer.id}`, about: signer.id, mine: `You signed ${signed.title}${as}`, others: `${viewer.name} signed ${signed.title}${as}` }, tx);
  await ctx.audit("signed", { subject: paper.id, clientId: whole.request.clientId, detail: { evidence: line.sha256, version: paper.version } }, tx);
  if (last) await ctx.notify("documents.signed", { to: { staffId: whole.request.createdBy }, data: { requestId: whole.request.id }, key: `signed:${whole.request.id}` }, tx);
  return null;
}

async function stillMaySign(ctx: PluginContext, portalUserId: string, tx: Tx): Promise<boolean> {
  const user = await ctx.people.portalUser(portalUserId, tx);
  return user?.status === "active" && user.permissions.includes("documents");
}
