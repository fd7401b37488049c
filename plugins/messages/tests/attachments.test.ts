import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { newId } from "@anteroom/core/server";
import type { Entry, StaffViewer, Viewer } from "@anteroom/core/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import messages from "../server/index.ts";

describe.each(testEngines())("files of a message on $name", ({ name }) => {
  let portal: TestPortal;
  let rivera: TestPerson<StaffViewer>;
  let jordan: TestClient;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [messages], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    rivera = await portal.staff();
    jordan = await portal.client({ professional: rivera });
  });

  /** A stored upload that nothing has taken yet. */
  async function uploaded({ viewer }: TestPerson<Viewer>, file: { name?: string; mime?: string; size?: number } = {}): Promise<string> {
    const id = newId();
    const seat = viewer.kind === "staff" ? viewer.staffId : viewer.portalUserId;
    await portal.host.db.hot.run(
      "INSERT INTO files (id, practice_id, seat_kind, seat_id, storage_key, name, mime, size, sha256, state, purpose, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ready', 'attachment', ?)",
      [id, viewer.practiceId, viewer.kind, seat, id, file.name ?? "letter.pdf", file.mime ?? "application/pdf", file.size ?? 1_000, "0".repeat(64), portal.clock.now()],
    );
    return id;
  }
  const isFree = async (id: string) => (await portal.host.db.hot.all<{ owner_id: string | null }>("SELECT owner_id FROM files WHERE id = ?", [id]))[0]?.owner_id === null;
  const send = (from: TestPerson<Viewer>, fileIds: string[], more: object = {}) => from.call<Entry>("messages.send", { conversationId: jordan.conversationId, key: newId(), text: "", fileIds, ...more });
  const failure = (work: Promise<unknown>) => work.then(() => null, (error: { appCode?: string; message: string; details?: { fields?: Record<string, string> } }) => error);
  const timeline = async (who: TestPerson<Viewer>) => (await portal.host.inbox.open(who.viewer, jordan.conversationId, null, 50)).entries;

  it("go out without words and are there for both sides", async () => {
    const ids = [await uploaded(jordan), await uploaded(jordan, { name: "photo.jpg", mime: "image/jpeg" })];
    const entry = await send(jordan, ids);
    expect(entry.attachments.map((file) => [file.fileId, file.name])).toEqual([[ids[0], "letter.pdf"], [ids[1], "photo.jpg"]]);
    expect((await timeline(rivera))[0]?.attachments).toEqual(entry.attachments);
    expect((await portal.host.inbox.list(rivera.viewer, { limit: 5, clientId: jordan.viewer.clientId }))[0]?.preview).toBe("2 files");
  });

  it("are stored once when the same send comes again, and refused when it comes with others", async () => {
    const [key, file, other] = [newId(), await uploaded(jordan), await uploaded(jordan)];
    const [first, twin] = await Promise.all([send(jordan, [file], { key }), send(jordan, [file], { key })]);
    expect(twin).toEqual(first);
    expect(await send(jordan, [file], { key })).toEqual(first);
    expect(await failure(send(jordan, [other], { key }))).toMatchObject({ appCode: "CONFLICT" });
    expect(await isFree(other)).toBe(true);
  });

  it("cannot be somebody else's, and the sender's own are given back", async () => {
    const [mine, theirs] = [await uploaded(jordan), await uploaded(rivera)];
    expect(await failure(send(jordan, [mine, theirs]))).toMatchObject({ appCode: "NOT_FOUND" });
    expect([await isFree(mine), await isFree(theirs), (await timeline(jordan)).length]).toEqual([true, true, 0]);
  });

  it.each([
    [{ name: "page.html", mime: "text/html" }, "“page.html” is not a file we can take. Use a PDF, JPG, PNG, HEIC or DOCX file, or an M4A, MP3 or WebM recording."],
    [{ name: "scan.pdf", size: 25 * 1024 * 1024 + 1 }, "“scan.pdf” is larger than 25 MB. Choose a smaller file."],
  ])("are refused by name with what to do: %j", async (file, sentence) => {
    const id = await uploaded(jordan, file);
    expect((await failure(send(jordan, [id])))?.details?.fields).toEqual({ files: sentence });
    expect([await isFree(id), (await timeline(jordan)).length]).toEqual([true, 0]);
  });

  it("stay the sender's when the conversation is not theirs", async () => {
    const pat = await portal.client({ professional: rivera });
    const file = await uploaded(pat);
    expect(await failure(send(pat, [file]))).toMatchObject({ appCode: "NOT_FOUND" });
    expect(await isFree(file)).toBe(true);
  });

  it("keep the order of the messages around them", async () => {
    const file = await uploaded(jordan);
    const text = (words: string) => jordan.call("messages.send", { conversationId: jordan.conversationId, key: newId(), text: words });
    await Promise.all([text("one"), send(jordan, [file], { text: "two" }), text("three")]);
    expect((await timeline(jordan)).map((entry) => entry.text).sort()).toEqual(["one", "three", "two"]);
    expect((await timeline(jordan)).map((entry) => entry.seq)).toEqual([1, 2, 3]);
  });

  it("leave every timeline when the message is withdrawn", async () => {
    const entry = await send(jordan, [await uploaded(jordan)]);
    await jordan.call("messages.withdraw", { conversationId: jordan.conversationId, entryId: entry.id });
    for (const who of [jordan, rivera]) expect((await timeline(who))[0]?.attachments).toEqual([]);
  });
});
