import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { Viewer } from "@anteroom/core/server";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestCard } from "../server/cards/request-card.ts";
import documents from "../server/index.ts";
import { loadCollections } from "../server/collect/load-collection.ts";
import { openDesk, type Desk } from "./support.ts";

interface Collection {
  state: string;
  lines: { id: string; label: string; state: string; reason: string; items: { id: string; title: string }[] }[];
}

describe.each(testEngines())("documents that clients send, on $name", ({ name }) => {
  let desk: Desk;
  let parent: TestClient;
  let strangers: [string, TestPerson<Viewer>][];
  const call = <T>(who: TestPerson<Viewer>, procedure: string, input: unknown): Promise<T> => who.call<T>(`documents.${procedure}`, input);

  beforeAll(async () => {
    desk = await openDesk(name);
    parent = await desk.portal.client({ professional: desk.maya, clientId: desk.jordan.viewer.clientId, relationship: "parent" });
    const foreign = await desk.portal.staff({ practice: await desk.portal.newPractice("Other Practice") });
    strangers = [
      ["another client", await desk.portal.client({ professional: desk.maya, firstName: "Kim" })],
      ["a professional who is not assigned", await desk.portal.staff({ roles: ["professional"], name: "Dr Sam Ono" })],
      ["a biller", await desk.portal.staff({ roles: ["biller"], name: "Bill" })],
      ["another practice's administrator", foreign],
      ["another practice's client", await desk.portal.client({ professional: foreign })],
    ];
  });
  afterAll(() => desk?.portal.close());

  /** A file as the upload door leaves it: the sender's, taken by nobody. */
  const file = async (who: TestPerson<Viewer>, more: { name?: string; mime?: string; bytes?: Buffer; width?: number; height?: number; state?: string } = {}): Promise<string> => {
    const { host } = desk.portal;
    const ctx = host.context("documents", who.viewer.practiceId, who.viewer);
    const { id } = await ctx.transaction((tx) => ctx.files.keep({ name: more.name ?? "scan.pdf", mime: more.mime ?? "application/pdf", bytes: more.bytes ?? Buffer.from("%PDF-1.7 scan") }, { kind: "item", id: newId() }, tx));
    await host.db.hot.run("UPDATE files SET plugin_id = NULL, owner_kind = NULL, owner_id = NULL, width = ?, height = ?, state = ? WHERE id = ?", [more.width ?? null, more.height ?? null, more.state ?? "ready", id]);
    return id;
  };
  const photo = async (who: TestPerson<Viewer>): Promise<string> =>
    file(who, { name: "photo.jpg", mime: "image/jpeg", width: 300, height: 400, bytes: await sharp({ create: { width: 300, height: 400, channels: 3, background: "#8A4426" } }).jpeg().toBuffer() });
  const send = async (more: Record<string, unknown> = {}): Promise<string> => (await call<{ id: string }>(desk.jordan, "upload", { key: newId(), fileIds: [await file(desk.jordan)], title: "Insurance card", ...more })).id;
  const mine = async (who: TestPerson<Viewer>): Promise<string[]> => (await call<{ items: { title: string }[] }>(who, "list", { from: "me" })).items.map((item) => item.title);

  it("are there for sender and practice, once, with a line in the conversation and a notice to the team", async () => {
    const input = { key: newId(), fileIds: [await file(desk.jordan)], title: "Insurance card", note: "new since May" };
    for (let time = 0; time < 3; time += 1) await call(desk.jordan, "upload", input);
    await desk.portal.drain();
    expect(await mine(desk.jordan)).toEqual(["Insurance card"]);
    const { items } = await call<{ items: { title: string; note: string; isNew: boolean }[] }>(desk.maya, "chart", { clientId: desk.jordan.viewer.clientId });
    expect(items).toMatchObject([{ title: "Insurance card", note: "new since May", isNew: true }]);
    const notices = await desk.portal.host.db.hot.all<{ to_id?: string }>("SELECT * FROM notices WHERE kind = 'documents.uploaded'");
    expect(notices).toHaveLength(1);
  });

  it("are seen by whom the sender chose, and by nobody else", async () => {
    const own = await send({ title: "For my practice" });
    const shared = await send({ title: "For the family", audience: "everyone" });
    expect(await mine(parent)).toEqual(["For the family"]);
    await expect(call(parent, "item", { id: own })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    for (const [who, person] of strangers) for (const id of [own, shared]) await expect(call(person, "item", { id }), who).rejects.toMatchObject({ appCode: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) });
    expect(await call(desk.maya, "item", { id: own })).toMatchObject({ title: "For my practice" });
  });

  it("are sorted either way, with who made each", async () => {
    const [first, second] = [`First ${newId()}`, `Second ${newId()}`];
    await send({ title: first });
    await send({ title: second });
    const sorted = async (sort: string) => (await call<{ items: { title: string; by: string }[] }>(desk.jordan, "list", { from: "me", sort })).items.filter(({ title }) => [first, second].includes(title));
    expect((await sorted("newest")).map((item) => item.title)).toEqual([second, first]);
    expect(await sorted("oldest")).toMatchObject([{ title: first, by: desk.jordan.viewer.name }, { title: second }]);
    expect((await call<{ items: unknown[] }>(desk.jordan, "list", { from: "signed" })).items).toEqual([]);
  });

  it("are only files that the sender sent", async () => {
    const theirs = await file(parent);
    await expect(call(desk.jordan, "upload", { key: newId(), fileIds: [theirs], title: "x" })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(call(desk.jordan, "upload", { key: newId(), fileIds: [await photo(desk.jordan), await photo(parent)], title: "x", join: true })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(call(desk.jordan, "upload", { key: newId(), fileIds: [] })).rejects.toThrow("Add a file.");
  });

  it("become one PDF of several pictures, and say what cannot", async () => {
    const pictures = [await photo(desk.jordan), await photo(desk.jordan), await photo(desk.jordan)];
    const key = newId();
    const input = { key, fileIds: pictures, title: "Letter", join: true };
    for (let time = 0; time < 2; time += 1) expect((await call<{ id: string }>(desk.jordan, "upload", input)).id).toBe(key);
    const { fileId } = await call<{ fileId: string }>(desk.maya, "openFile", { id: key });
    const ctx = desk.portal.host.context("documents", desk.portal.practice.id, desk.maya.viewer);
    const { facts, stream } = await ctx.files.open(fileId);
    const bytes = Buffer.concat((await stream.toArray()) as Buffer[]);
    expect(facts).toMatchObject({ name: "Letter.pdf", mime: "application/pdf" });
    expect(bytes.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(3);
    expect(await ctx.files.facts(pictures)).toEqual([]);
    const mixed = [await photo(desk.jordan), await file(desk.jordan, { name: "text.pdf" })];
    await expect(call(desk.jordan, "upload", { key: newId(), fileIds: mixed, join: true })).rejects.toThrow("Take “text.pdf” out");
  });

  it("can be taken back until the practice has opened them, and only by the sender", async () => {
    const id = await send({ audience: "everyone", title: "By mistake" });
    await expect(call(parent, "withdrawUpload", { id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    for (const [who, person] of strangers) await expect(call(person, "withdrawUpload", { id }), who).rejects.toMatchObject({ appCode: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) });
    expect(await call(desk.jordan, "sent", { id })).toMatchObject({ canTakeBack: true });
    await call(desk.jordan, "withdrawUpload", { id });
    await expect(call(desk.maya, "item", { id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const opened = await send({ title: "Read" });
    await call(desk.maya, "item", { id: opened });
    expect(await call(desk.jordan, "sent", { id: opened })).toMatchObject({ isOpened: true, canTakeBack: false });
    await expect(call(desk.jordan, "withdrawUpload", { id: opened })).rejects.toThrow("Your practice has opened this already");
  });

  it("wait for the virus check in words for both sides", async () => {
    const id = await send({ fileIds: [await file(desk.jordan, { state: "pending" })], title: "Waits" });
    expect(await call(desk.jordan, "sent", { id })).toMatchObject({ fileState: "pending" });
    for (const who of [desk.jordan, desk.maya]) {
      const { fileId } = await call<{ fileId: string }>(who, "openFile", { id });
      await expect(who.call("files.link", { fileId })).rejects.toThrow("being checked for viruses");
    }
  });

  describe("because the practice asked", () => {
    const ask = async (labels = "Front of the card\nBack of the card"): Promise<string> => {
      const { id } = await call<{ id: string }>(desk.maya, "collect", { key: newId(), clientId: desk.jordan.viewer.clientId, portalUserId: desk.jordan.viewer.portalUserId, labels, note: "For your insurance" });
      await desk.portal.drain();
      return id;
    };
    const see = (who: TestPerson<Viewer>, id: string): Promise<Collection> => call<Collection>(who, "collection", { id });
    const answer = async (id: string, line: number, more: Record<string, unknown> = {}): Promise<void> => {
      const { lines } = await see(desk.jordan, id);
      await call(desk.jordan, "sendCollected", { key: newId(), id, lineId: lines[line]?.id, fileIds: [await file(desk.jordan)], ...more });
      await desk.portal.drain();
    };
    const decide = async (id: string, line: number, accept: boolean, reason = ""): Promise<void> => {
      const { lines } = await see(desk.maya, id);
      await call(desk.maya, "decideCollected", { key: newId(), id, lineId: lines[line]?.id, accept, reason });
      await desk.portal.drain();
    };

    it("go line by line from wanted to accepted, with a reason in between", async () => {
      const id = await ask();
      expect(await see(desk.jordan, id)).toMatchObject({ state: "wanted", lines: [{ label: "Front of the card", state: "wanted" }, { label: "Back of the card" }] });
      await answer(id, 0);
      expect((await see(desk.jordan, id)).state).toBe("wanted");
      await answer(id, 1);
      expect(await see(desk.maya, id)).toMatchObject({ state: "toCheck", lines: [{ items: [{ title: "Front of the card" }] }, { state: "sent" }] });
      const toDos = await documents.toDoSources?.[1]?.list(desk.portal.host.context("documents", desk.portal.practice.id, desk.maya.viewer), desk.maya.viewer);
      expect(toDos).toMatchObject([{ id, title: "Look at Front of the card, Back of the card" }]);
      await decide(id, 0, true);
      await expect(decide(id, 1, false)).rejects.toThrow("Say what is wrong with it");
      await decide(id, 1, false, "The numbers cannot be read.");
      expect(await see(desk.jordan, id)).toMatchObject({ state: "wanted", lines: [{ state: "accepted" }, { state: "rejected", reason: "The numbers cannot be read." }] });
      await expect(answer(id, 0)).rejects.toMatchObject({ appCode: "STALE" });
      await answer(id, 1);
      await decide(id, 1, true);
      expect((await see(desk.jordan, id)).state).toBe("completed");
      await expect(decide(id, 1, true)).rejects.toMatchObject({ appCode: "STALE" });
    });

    it("are a card that needs the one who is asked, and a plain checklist for everybody who may see it", async () => {
      const id = await ask();
      const card = async (who: TestPerson<Viewer>) => (await requestCard.view(desk.portal.host.context("documents", desk.portal.practice.id, who.viewer), [id], who.viewer)).get(id);
      expect(await card(desk.jordan)).toMatchObject({ needsYou: true, state: "live", view: { title: "2 documents to send" } });
      await answer(id, 0);
      expect(await card(desk.jordan)).toMatchObject({ needsYou: true, state: "in_progress" });
      await answer(id, 1);
      expect(await card(desk.jordan)).toMatchObject({ needsYou: false, state: "waiting" });
      expect(await card(parent)).toBeUndefined();
    });

    it("are sent once with one key, also from two tabs", async () => {
      const id = await ask("One thing");
      const { lines } = await see(desk.jordan, id);
      const input = { key: newId(), id, lineId: lines[0]?.id, fileIds: [await file(desk.jordan)] };
      await Promise.all([call(desk.jordan, "sendCollected", input), call(desk.jordan, "sendCollected", input)]);
      expect((await see(desk.maya, id)).lines[0]?.items).toHaveLength(1);
    });

    it("are nobody else's to see, send or decide", async () => {
      const id = await ask();
      const lineId = (await see(desk.jordan, id)).lines[0]?.id ?? "";
      const refused = { appCode: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) };
      for (const [who, person] of [...strangers, ["another portal user of the client", parent] as [string, TestPerson<Viewer>]]) {
        await expect(call(person, "collection", { id }), who).rejects.toMatchObject(refused);
        await expect(call(person, "sendCollected", { key: newId(), id, lineId, fileIds: [newId()] }), who).rejects.toMatchObject(refused);
        await expect(call(person, "decideCollected", { key: newId(), id, lineId, accept: true }), who).rejects.toMatchObject(refused);
        await expect(call(person, "stopCollecting", { id }), who).rejects.toMatchObject(refused);
      }
      await expect(call(strangers[1]?.[1] as TestPerson<Viewer>, "collect", { key: newId(), clientId: desk.jordan.viewer.clientId, portalUserId: desk.jordan.viewer.portalUserId, labels: "x" })).rejects.toMatchObject(refused);
      await expect(call(desk.maya, "collect", { key: newId(), clientId: desk.jordan.viewer.clientId, portalUserId: (strangers[0]?.[1] as TestClient).viewer.portalUserId, labels: "x" })).rejects.toThrow("Choose who is asked.");
    });

    it("are reminded of when staff ask, once a day, and not when all has arrived", async () => {
      const id = await ask("One thing");
      const told = async (): Promise<number> => (await desk.portal.host.db.hot.all("SELECT id FROM notices WHERE kind = 'documents.wanted' AND data LIKE ?", [`%${id}%`])).length;
      for (let time = 0; time < 3; time += 1) await call(desk.maya, "remindCollected", { id });
      expect(await told()).toBe(2);
      await answer(id, 0);
      await expect(call(desk.maya, "remindCollected", { id })).rejects.toMatchObject({ appCode: "CONFLICT", message: "Nothing is wanted from them now, so there is nothing to remind them of." });
    });

    it("are reminded of while something is wanted, and end with the request", async () => {
      const [open, stopped] = [await ask(), await ask()];
      await call(desk.maya, "stopCollecting", { id: stopped });
      await expect(answer(stopped, 0)).rejects.toMatchObject({ appCode: "STALE" });
      const told = async (id: string): Promise<number> => (await desk.portal.host.db.hot.all("SELECT id FROM notices WHERE kind = 'documents.wanted' AND data LIKE ?", [`%${id}%`])).length;
      const before = [await told(open), await told(stopped)];
      await desk.portal.advance({ hours: 73 });
      expect([await told(open), await told(stopped)]).toEqual([(before[0] ?? 0) + 1, before[1]]);
      await desk.portal.advance({ hours: 91 * 24 });
      const wholes = await loadCollections(desk.portal.host.context("documents", desk.portal.practice.id, null), [open, stopped]);
      expect([wholes.get(open)?.row.state, wholes.get(stopped)?.row.state]).toEqual(["expired", "cancelled"]);
    });
  });
});
