import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import documents from "../server/index.ts";
import { storeItem } from "../server/items/share-item.ts";
import { openDesk, type Desk } from "./support.ts";

describe.each(testEngines())("documents of somebody else, on $name", ({ name }) => {
  let desk: Desk;
  let strangers: [string, TestPerson<Viewer>][];
  let requestId: string;
  let paperId: string;
  let itemId: string;
  let parent: TestClient;

  beforeAll(async () => {
    desk = await openDesk(name);
    const sent = await desk.send([desk.jordan]);
    requestId = sent.requestId;
    paperId = sent.paperIds[0] ?? "";
    await desk.sign(desk.jordan, paperId);
    itemId = await share([desk.jordan.viewer.portalUserId]);
    const elsewhere = await desk.portal.newPractice("Other Practice");
    const foreign = await desk.portal.staff({ practice: elsewhere });
    parent = await desk.portal.client({ professional: desk.maya, clientId: desk.jordan.viewer.clientId, relationship: "parent" });
    strangers = [
      ["another client of the practice", await desk.portal.client({ professional: desk.maya, firstName: "Kim" })],
      ["another portal user of the same client", parent],
      ["a portal user of the client without the permission", await desk.portal.client({ professional: desk.maya, clientId: desk.jordan.viewer.clientId, permissions: ["basic", "messaging"] })],
      ["a professional who is not assigned", await desk.portal.staff({ roles: ["professional"], name: "Dr Sam Ono" })],
      ["a biller", await desk.portal.staff({ roles: ["biller"], name: "Bill" })],
      ["another practice's administrator", foreign],
      ["another practice's client", await desk.portal.client({ professional: foreign })],
    ];
  });
  afterAll(() => desk?.portal.close());

  /** Shares a made file with these people, or with everyone. */
  const share = async (named: string[] | null, more: { expiresAt?: number } = {}): Promise<string> => {
    const { host, practice } = desk.portal;
    const ctx = host.context("documents", practice.id, desk.maya.viewer);
    const id = newId();
    await ctx.transaction(async (tx) => {
      const file = await ctx.files.keep({ name: "plan.pdf", mime: "application/pdf", bytes: Buffer.from("%PDF-1.7 plan") }, { kind: "item", id }, tx);
      await storeItem(ctx, { id, clientId: desk.jordan.viewer.clientId, source: "practice", words: { title: "Sleep plan", note: "for tonight", text: "" }, audience: named ? "named" : "everyone", named: named ?? [], viewOnly: false, expiresAt: more.expiresAt ?? null }, file, tx);
    });
    return id;
  };
  const fileOf = async (who: TestPerson<Viewer>, id: string): Promise<string> => (await who.call<{ fileId: string }>("documents.openFile", { id })).fileId;

  it("are open to those whom they are for", async () => {
    expect(await desk.jordan.call("documents.item", { id: itemId })).toMatchObject({ title: "Sleep plan" });
    const fileId = await fileOf(desk.jordan, itemId);
    expect(await desk.jordan.call("files.link", { fileId })).toMatchObject({ href: expect.stringContaining(fileId) });
    expect(await desk.maya.call("documents.item", { id: itemId })).toMatchObject({ opened: [{ name: "Jordan Lee", at: expect.any(Number) }] });
  });

  it.each([
    ["documents.item", () => ({ id: itemId })],
    ["documents.item", () => ({ id: paperId })],
    ["documents.openFile", () => ({ id: itemId })],
    ["documents.openFile", () => ({ id: paperId })],
    ["documents.paper", () => ({ paperId })],
    ["documents.draftCopy", () => ({ paperId })],
    ["documents.sign", () => ({ paperId, key: newId(), seen: "0".repeat(64), name: "Kim Lee", fields: { f1: "K", f2: "on" }, agrees: true })],
    ["documents.decline", () => ({ paperId, key: newId(), reason: "no thanks" })],
    ["documents.ask", () => ({ paperId, key: newId(), clause: "words", question: "why" })],
    ["documents.goOn", () => ({ paperId })],
    ["documents.request", () => ({ requestId })],
    ["documents.sendRequest", () => ({ requestId })],
    ["documents.takeBack", () => ({ requestId })],
    ["documents.letGoOn", () => ({ requestId })],
    ["documents.verify", () => ({ requestId })],
    ["documents.revoke", () => ({ id: itemId })],
    ["documents.chart", () => ({ clientId: desk.jordan.viewer.clientId })],
  ] as const)("refuse everybody else at %s", async (path, input) => {
    for (const [who, person] of strangers) {
      const refused = await person.call(path, input()).then(() => "passed", (error: unknown) => (error as { appCode?: string }).appCode);
      expect(["NOT_FOUND", "FORBIDDEN"], who).toContain(refused);
    }
  });

  it("do not open by the address of their file", async () => {
    const ids = [await fileOf(desk.jordan, itemId), await fileOf(desk.jordan, paperId)];
    for (const fileId of ids) for (const [who, person] of strangers) await expect(person.call("files.link", { fileId }), who).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });

  const found = async (who: TestPerson<Viewer>, text: string): Promise<unknown[]> =>
    (await who.call<{ found: { source: string; hits: unknown[] }[] }>("search.find", { text, source: "documents" })).found.flatMap(({ hits }) => hits);

  it("stand in nobody else's lists, search or cards", async () => {
    for (const [, person] of strangers) {
      if (person.viewer.kind !== "portal" || !person.viewer.permissions.includes("documents")) continue;
      for (const from of ["sign", "practice", "me"]) expect(JSON.stringify(await person.call("documents.list", { from }))).not.toMatch(/Sleep plan|Consent/);
      const ctx = desk.portal.host.context("documents", person.viewer.practiceId, person.viewer);
      expect(await found(person, "plan")).toEqual([]);
      const card = documents.cards?.find((one) => one.kind === "documents.shared");
      expect([...((await card?.view(ctx, [itemId], person.viewer)) ?? [])]).toEqual([]);
    }
    expect(await found(desk.jordan, "sleep")).toMatchObject([{ title: "Sleep plan" }]);
  });

  it("shared with everyone reach every portal user of the client who may see documents, and no other client's", async () => {
    const open = await share(null);
    expect(await parent.call("documents.item", { id: open })).toMatchObject({ title: "Sleep plan" });
    const [, kim] = strangers[0] ?? [];
    await expect(kim?.call("documents.item", { id: open })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("are gone at once when they are taken back, page and file, with the page still open", async () => {
    const mine = await share([desk.jordan.viewer.portalUserId]);
    const fileId = await fileOf(desk.jordan, mine);
    await desk.maya.call("documents.revoke", { id: mine });
    await expect(desk.jordan.call("documents.item", { id: mine })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(desk.jordan.call("files.link", { fileId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("are gone when their time has ended", async () => {
    const mine = await share([desk.jordan.viewer.portalUserId], { expiresAt: desk.portal.clock.now() - 1 });
    await expect(desk.jordan.call("documents.item", { id: mine })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });

  it("leave no names or words in the audit log, and a line for each look and download", async () => {
    await desk.portal.drain();
    const lines = await desk.portal.host.db.hot.all<{ verb: string; detail: string | null }>("SELECT * FROM audit_log WHERE plugin_id = 'documents'");
    expect(JSON.stringify(lines)).not.toMatch(/Sleep plan|Jordan|tonight/);
    expect(lines.map((line) => line.verb)).toEqual(expect.arrayContaining(["opened-document", "downloaded", "signed", "sent"]));
    const stored = await desk.portal.host.db.hot.all("SELECT words FROM documents_items");
    expect(JSON.stringify(stored)).not.toContain("Sleep plan");
  });
});
