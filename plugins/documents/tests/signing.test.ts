import { testEngines } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { renewSignatures } from "../server/templates/send-again.ts";
import { signingWorkflow } from "../server/signing/signing-workflow.ts";
import { openDesk, paperOf, text, type Desk } from "./support.ts";

interface Request {
  state: string;
  reason: string;
  signers: { name: string; doneAt: number | null; signed: string[] }[];
  papers: { copySha256: string | null }[];
}

describe.each(testEngines())("signing on $name", ({ name }) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(name);
  });
  afterAll(() => desk?.portal.close());
  const request = (requestId: string): Promise<Request> => desk.maya.call("documents.request", { requestId });

  it("goes from sent over viewed to completed, with a PDF", async () => {
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan]);
    expect((await request(requestId)).state).toBe("sent");
    expect(await paperOf(desk.jordan, paperId)).toMatchObject({ title: "Consent to treatment", version: 1, whyNot: null, capacity: "", signedAt: null });
    expect((await request(requestId)).state).toBe("viewed");
    await desk.sign(desk.jordan, paperId);
    const done = await request(requestId);
    expect(done.state).toBe("completed");
    expect(done.papers[0]?.copySha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await desk.jordan.call("documents.item", { id: paperId })).toMatchObject({ kind: "item", title: "Consent to treatment", signed: { hasCopy: true, signatures: [{ name: "Jordan Lee", typedName: "Jordan Lee", fields: { f1: "JL", f2: "yes" } }] } });
  });

  it("says what is left, by field, and signs nothing until it is done", async () => {
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan]);
    const refused = await desk.sign(desk.jordan, paperId, { fields: {}, name: "", agrees: false }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ appCode: "INVALID", details: { fields: { f1: expect.stringContaining("initials"), f2: expect.stringContaining("Tick to agree"), name: "Enter your full name.", agrees: expect.any(String) } } });
    expect((refused as { details: { fields: object } }).details.fields).not.toHaveProperty("f3");
    expect((await request(requestId)).signers[0]?.doneAt).toBeNull();
  });

  it("signs once for the same form sent twice, and refuses a second signature in words", async () => {
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan]);
    const key = newId();
    await desk.sign(desk.jordan, paperId, { key });
    await desk.sign(desk.jordan, paperId, { key });
    await expect(desk.sign(desk.jordan, paperId)).rejects.toMatchObject({ appCode: "CONFLICT", message: "You have already signed this." });
    expect((await request(requestId)).signers[0]?.signed).toEqual([paperId]);
  });

  it("takes one of many signatures that the same person sends at once", async () => {
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan]);
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => desk.sign(desk.jordan, paperId)));
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    const rows = await desk.portal.host.db.hot.all("SELECT line FROM documents_signatures WHERE paper_id = ?", [paperId]);
    expect(rows).toHaveLength(1);
    expect((await request(requestId)).state).toBe("completed");
    // The database itself refuses, whatever the code does.
    const [row] = await desk.portal.host.db.hot.all<{ signer_id: string }>("SELECT signer_id FROM documents_signatures WHERE paper_id = ?", [paperId]);
    await expect(desk.portal.host.db.hot.run("INSERT INTO documents_signatures (paper_id, signer_id, practice_id, request_id, line, signed_at) VALUES (?, ?, ?, ?, 99, 1)", [paperId, row?.signer_id ?? "", desk.portal.practice.id, requestId])).rejects.toThrow();
  });

  it("takes the signatures of two people who sign at once, both, and is then complete", async () => {
    const ana = await desk.portal.client({ professional: desk.maya, clientId: desk.jordan.viewer.clientId, firstName: "Ana", relationship: "parent" });
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan, ana]);
    await Promise.all([desk.sign(desk.jordan, paperId), desk.sign(ana, paperId, { name: "Ana Lee" })]);
    await desk.portal.drain();
    const done = await request(requestId);
    expect(done.state).toBe("completed");
    expect(done.signers.every((one) => one.doneAt !== null)).toBe(true);
    expect(await desk.maya.call("documents.verify", { requestId })).toMatchObject({ findings: expect.not.arrayContaining([expect.objectContaining({ ok: false })]) });
    expect(await paperOf(ana, paperId)).toMatchObject({ capacity: "as parent of Jordan Lee" });
  });

  it("asks one after another where that was chosen, the professional last", async () => {
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan, desk.maya], { ordered: true });
    expect(await paperOf(desk.maya, paperId)).toMatchObject({ whyNot: { reason: "turn" } });
    await expect(desk.sign(desk.maya, paperId)).rejects.toMatchObject({ appCode: "STALE", message: "Somebody else signs first. We tell you when it is your turn." });
    await desk.sign(desk.jordan, paperId);
    expect((await request(requestId)).state).toBe("partlySigned");
    await desk.sign(desk.maya, paperId, { name: "Maya Rivera" });
    expect((await request(requestId)).state).toBe("completed");
  });

  it("refuses a signer who lost the permission midway, with nothing signed", async () => {
    const kim = await desk.portal.client({ professional: desk.maya, firstName: "Kim" });
    const { requestId, paperIds: [paperId = ""] } = await desk.send([kim]);
    const { sha256 } = await paperOf(kim, paperId);
    await desk.maya.call("people.editPortalUser", { portalUserId: kim.viewer.portalUserId, permissions: ["basic", "messaging"] });
    await expect(kim.call("documents.sign", { paperId, key: newId(), seen: sha256, name: "Kim Lee", fields: { f1: "KL", f2: "on" }, agrees: true })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    expect((await request(requestId)).signers[0]?.doneAt).toBeNull();
  });

  it("refuses the old text when a newer version was published while reading, and sends the new one", async () => {
    const templateId = await desk.publish(text, "House rules");
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan], { templateIds: [templateId] });
    await paperOf(desk.jordan, paperId);
    await desk.publishAgain(templateId, `${text}\n\nOne more thing.`, true);
    await expect(desk.sign(desk.jordan, paperId)).rejects.toMatchObject({ appCode: "STALE", message: expect.stringContaining("There is a newer version") });
    await desk.portal.drain();
    expect(await request(requestId)).toMatchObject({ state: "voided", signers: [{ doneAt: null }] });
    const { newerPaperId } = await paperOf(desk.jordan, paperId);
    expect(newerPaperId).not.toBeNull();
    await desk.sign(desk.jordan, newerPaperId ?? "");
    expect(await paperOf(desk.jordan, newerPaperId ?? "")).toMatchObject({ version: 2, state: "completed" });
  });

  it("asks those who have signed to sign a new version only where that was flagged", async () => {
    const templateId = await desk.publish(text, "Fees");
    const { paperIds: [paperId = ""] } = await desk.send([desk.jordan], { templateIds: [templateId] });
    await desk.sign(desk.jordan, paperId);
    const waiting = async (): Promise<string[]> => (await desk.jordan.call<{ toSign: { title: string }[] }>("documents.list", { from: "sign" })).toSign.map((one) => one.title);
    await desk.publishAgain(templateId, `${text}\n\nSmall words.`, false);
    await desk.portal.drain();
    expect(await waiting()).not.toContain("Fees");
    await desk.publishAgain(templateId, `${text}\n\nNew prices.`, true);
    await desk.portal.drain();
    expect(await waiting()).toContain("Fees");
  });

  it("is asked for from the composer, with the card as the client will see it, once for each sending", async () => {
    const templateId = await desk.publish(text, "From the composer");
    const place = { conversationId: desk.jordan.conversationId, pluginId: "documents", name: "sign" };
    const fields = { templateIds: templateId, instructions: "Before Friday.", due: "" };
    const key = newId();
    const { card } = await desk.maya.call<{ card: { view: { title: string }; needsYou: boolean } }>("inbox.offers.preview", { ...place, fields });
    expect(card).toMatchObject({ needsYou: true, view: { title: "From the composer" } });
    await desk.maya.call("inbox.offers.send", { ...place, fields, key });
    await desk.maya.call("inbox.offers.send", { ...place, fields, key });
    const { toSign } = await desk.jordan.call<{ toSign: { title: string }[] }>("documents.list", { from: "sign" });
    expect(toSign.filter((one) => one.title === "From the composer")).toHaveLength(1);
  });

  it("does not send a document with a field that the client has no fact for, and names it", async () => {
    const templateId = await desk.publish("Born on {client.birth_date}.", "Birth");
    const ask = desk.maya.call("documents.prepareRequest", { key: newId(), clientId: desk.jordan.viewer.clientId, templateIds: [templateId], signers: [`portal:${desk.jordan.viewer.portalUserId}`] });
    await expect(ask).rejects.toMatchObject({ appCode: "INVALID", details: { fields: { templateIds: expect.stringContaining("{client.birth_date}") } } });
  });

  it("waits after a question about a clause, which stands quoted in the conversation, until the signer goes on", async () => {
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan]);
    const key = newId();
    const ask = (): Promise<unknown> => desk.jordan.call("documents.ask", { paperId, key, clause: "You may call me.", question: "Who calls?" });
    await ask();
    await ask();
    expect((await request(requestId)).state).toBe("paused");
    const { entries } = await desk.jordan.call<{ entries: { text: string }[] }>("inbox.open", { conversationId: desk.jordan.conversationId });
    expect(entries.filter((entry) => entry.text.includes("“You may call me.”") && entry.text.includes("Who calls?"))).toHaveLength(1);
    await expect(desk.sign(desk.jordan, paperId)).rejects.toMatchObject({ appCode: "STALE" });
    await desk.jordan.call("documents.goOn", { paperId });
    await desk.sign(desk.jordan, paperId);
    expect((await request(requestId)).state).toBe("completed");
  });

  it("reminds whose turn it is when staff ask, once a day, and nobody when nobody can sign", async () => {
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan, desk.maya], { ordered: true });
    const told = async (): Promise<string[]> => (await desk.portal.host.db.hot.all<{ to_kind: string }>("SELECT to_kind FROM notices WHERE kind = 'documents.to-sign' AND data LIKE ? AND state <> 'dropped'", [`%${requestId}%`])).map((row) => row.to_kind);
    const before = await told();
    await desk.maya.call("documents.remind", { requestId });
    await desk.maya.call("documents.remind", { requestId });
    expect(await told()).toEqual([...before, "portal"]);
    await desk.jordan.call("documents.ask", { paperId, key: newId(), clause: "I have read this.", question: "Why?" });
    await expect(desk.maya.call("documents.remind", { requestId })).rejects.toMatchObject({ appCode: "CONFLICT", message: "Nobody can sign this now, so there is nobody to remind." });
  });

  it("keeps a signature whose PDF cannot be written, and writes it once there is room again", async () => {
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan]);
    const { sha256 } = await paperOf(desk.jordan, paperId);
    const { host } = desk.portal;
    const door = host.files.door;
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    host.files.door = (ctx) => ({ ...door.call(host.files, ctx), keep: () => Promise.reject(full) });
    await desk.jordan.call("documents.sign", { paperId, key: newId(), seen: sha256, name: "Jordan Lee", fields: { f1: "JL", f2: "on" }, agrees: true });
    await desk.portal.drain();
    expect(await request(requestId)).toMatchObject({ state: "completed", papers: [{ copySha256: null }] });
    expect(await paperOf(desk.jordan, paperId)).toMatchObject({ signedAt: expect.any(Number) });
    host.files.door = door;
    await desk.portal.advance({ minutes: 2 });
    expect((await request(requestId)).papers[0]?.copySha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await desk.maya.call("documents.verify", { requestId })).toMatchObject({ findings: expect.not.arrayContaining([expect.objectContaining({ ok: false })]) });
  });

  it("ends when a signer declines, with the reason for staff", async () => {
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan]);
    await desk.jordan.call("documents.decline", { paperId, key: newId(), reason: "I want paper." });
    expect(await request(requestId)).toMatchObject({ state: "declined", reason: "I want paper." });
    await expect(desk.sign(desk.jordan, paperId)).rejects.toMatchObject({ appCode: "STALE" });
  });

  it("is taken back with a reason once somebody has signed, and without one before", async () => {
    const first = await desk.send([desk.jordan]);
    await desk.maya.call("documents.takeBack", { requestId: first.requestId });
    expect((await request(first.requestId)).state).toBe("voided");
    const { requestId, paperIds: [paperId = ""] } = await desk.send([desk.jordan, desk.maya]);
    await desk.sign(desk.jordan, paperId);
    await expect(desk.maya.call("documents.takeBack", { requestId })).rejects.toMatchObject({ appCode: "INVALID", details: { fields: { reason: expect.any(String) } } });
    await desk.maya.call("documents.takeBack", { requestId, reason: "Wrong name." });
    expect(await request(requestId)).toMatchObject({ state: "voided", reason: "Wrong name." });
    // What was signed stays with who signed it.
    expect(await desk.jordan.call("documents.item", { id: paperId })).toMatchObject({ kind: "item" });
  });

  it("keeps a drawing as part of the evidence, and refuses an empty or broken one", async () => {
    const { paperIds: [paperId = ""] } = await desk.send([desk.jordan]);
    const blank = await sharp({ create: { width: 300, height: 100, channels: 3, background: "#ffffff" } }).png().toBuffer();
    const url = (bytes: Buffer): string => `data:image/png;base64,${bytes.toString("base64")}`;
    await expect(desk.sign(desk.jordan, paperId, { method: "drawn", drawing: url(blank) })).rejects.toMatchObject({ appCode: "INVALID" });
    await expect(desk.sign(desk.jordan, paperId, { method: "drawn", drawing: url(Buffer.from("<svg onload=alert(1)>")) })).rejects.toMatchObject({ appCode: "INVALID" });
    const line = await sharp(blank).composite([{ input: Buffer.from('<svg width="300" height="100"><path d="M10 80 L290 20" stroke="black" stroke-width="4"/></svg>') }]).png().toBuffer();
    await desk.sign(desk.jordan, paperId, { method: "drawn", drawing: url(line) });
    expect(await desk.jordan.call("documents.item", { id: paperId })).toMatchObject({ signed: { signatures: [{ drawing: expect.any(String) }] } });
  });
});

describe.each(testEngines())("as time passes, on $name", ({ name }) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(name);
  });
  afterEach(() => desk?.portal.close());

  it("asks again after the months that a template gives a signature", async () => {
    const templateId = await desk.publish(text, "Yearly");
    const { rev } = await desk.maya.call<{ rev: number }>("documents.template", { templateId });
    await desk.maya.call("documents.saveTemplate", { key: newId(), templateId, rev, title: "Yearly", source: text, renewMonths: "12" });
    const { paperIds: [paperId = ""] } = await desk.send([desk.jordan], { templateIds: [templateId] });
    await desk.sign(desk.jordan, paperId);
    const run = (): Promise<void> => renewSignatures.run(desk.portal.host.context("documents", desk.portal.practice.id, null), {});
    await run();
    expect((await desk.jordan.call<{ toSign: { title: string }[] }>("documents.list", { from: "sign" })).toSign.map((one) => one.title)).not.toContain("Yearly");
    desk.portal.clock.advance({ days: 370 });
    await run();
    await run();
    expect((await desk.portal.host.db.hot.all("SELECT id FROM documents_papers WHERE template_id = ?", [templateId]))).toHaveLength(2);
  });

  it("reminds at intervals while nobody signs, at most five times, and then ends the request", async () => {
    const { requestId } = await desk.send([desk.jordan]);
    const notices = async (): Promise<number> => (await desk.portal.host.db.hot.all("SELECT id FROM notices WHERE kind = 'documents.to-sign'")).length;
    const reminded = async (): Promise<unknown> => ((await desk.portal.host.context("documents", desk.portal.practice.id, null).workflows.state(signingWorkflow, requestId))?.context as { reminded: number }).reminded;
    expect(await notices()).toBe(1);
    await desk.portal.advance({ days: 4 });
    expect(await notices()).toBe(2);
    for (let at = 0; at < 10; at++) await desk.portal.advance({ days: 4 });
    expect(await reminded()).toBe(5);
    await desk.portal.advance({ days: 50 });
    const [row] = await desk.portal.host.db.hot.all("SELECT state FROM documents_requests WHERE id = ?", [requestId]);
    expect(row).toEqual({ state: "expired" });
  });
});
