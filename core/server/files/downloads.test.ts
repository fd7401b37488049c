import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import type { Viewer } from "../viewer.ts";
import { contentDisposition } from "./content-disposition.ts";
import { openFilesTest, type FilesTest } from "../../testing/files-host.ts";
import { mp3, pdf, png } from "./fixtures/sample-files.ts";

describe.each(testEngines())("stored files on $name", ({ make }) => {
  let database: TestDatabase;
  let test: FilesTest;
  beforeEach(async () => {
    database = await make();
    test = await openFilesTest(database);
  });
  afterEach(async () => {
    await test.close();
    await database.drop();
  });
  const claim = (viewer: Viewer, fileIds: readonly string[], id = "m1") => test.host.db.transaction((tx) => test.ctx(viewer).files.claim(fileIds, { kind: "message", id }, tx));

  it("open through a signed link, as a download that no browser interprets", async () => {
    const id = await test.store(test.jordan, pdf(), 'Re"port;\u00fc 😀.pdf');
    const path = await test.host.files.link(test.jordan, id, "inline");
    expect(path).toMatch(new RegExp(`^/files/${id}\\?d=inline&e=\\d+&s=[\\w-]{43}$`));
    const answer = await test.get(path, test.jordan);
    expect(answer.status).toBe(200);
    expect(answer.body.equals(pdf())).toBe(true);
    expect(answer.headers).toMatchObject({
      "content-type": "application/pdf", "x-content-type-options": "nosniff", "content-security-policy": "sandbox; default-src 'none'", "cross-origin-resource-policy": "same-origin",
      "content-disposition": `attachment; filename="Re_port__ __.pdf"; filename*=UTF-8''Re%22port%3B%C3%BC%20%F0%9F%98%80.pdf`,
    });
    expect(answer.headers["cache-control"]).toContain("no-store");
    expect(answer.headers["etag"]).toBeUndefined();
  });

  it("lets a page show pictures and play parts of recordings", async () => {
    const picture = await test.store(test.jordan, await png(), "a.png");
    expect((await test.get(await test.host.files.link(test.jordan, picture, "inline"), test.jordan)).headers["content-disposition"]).toMatch(/^inline;/);
    const sound = await test.store(test.jordan, mp3(), "a.mp3");
    const part = await test.get(await test.host.files.link(test.jordan, sound, "inline"), test.jordan, { range: "bytes=10-19" });
    expect([part.status, part.headers["content-range"], part.body.equals(mp3().subarray(10, 20))]).toEqual([206, `bytes 10-19/${mp3().length}`, true]);
  });

  it("leads a bare address to a fresh link", async () => {
    const id = await test.store(test.jordan, await png(), "a.png");
    const answer = await test.get(`/files/${id}?d=inline`, test.jordan);
    expect(answer.status).toBe(303);
    expect((await test.get(String(answer.headers.location), test.jordan)).status).toBe(200);
  });

  it("answers foreign and absent files alike", async () => {
    const id = await test.store(test.jordan, pdf(), "a.pdf");
    const link = await test.host.files.link(test.jordan, id, "attachment");
    const answers = [
      await test.get(link, test.sam), await test.get(link, test.stranger), await test.get(`/files/${id}`, test.sam), await test.get(`/files/${id}`, test.stranger),
      await test.get("/files/01JD0000000000000000000000", test.jordan), await test.get("/files/..%2f..%2fsecret.key", test.jordan), await test.get(link.replace("d=attachment", "d=inline"), test.jordan),
      await test.get(`${link.slice(0, -2)}AA`, test.jordan),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.toString()}`)).toEqual(answers.map(() => "404 We could not find this file.\n"));
    await expect(test.host.files.link(test.sam, id, "inline")).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect((await test.get(link, null)).status).toBe(401);
  });

  it("end with their five minutes, with the lock, and with a later time that nobody signed", async () => {
    const id = await test.store(test.jordan, pdf(), "a.pdf");
    const link = await test.host.files.link(test.jordan, id, "attachment");
    expect((await test.get(link.replace(/e=(\d+)/, (_all, until: string) => `e=${Number(until) + 9_999}`), test.jordan)).status).toBe(404);
    test.clock.advance({ minutes: 4, seconds: 59 });
    expect((await test.get(link, test.jordan)).status).toBe(200);
    test.clock.advance({ seconds: 1 });
    expect((await test.get(link, test.jordan)).body.toString()).toContain("This link has ended.");
    test.states.set(test.jordan.sessionId, "locked");
    expect((await test.get(`/files/${id}`, test.jordan)).status).toBe(401);
  });

  it("follow the guard of what took them, each time they are opened", async () => {
    const id = await test.store(test.jordan, pdf(), "a.pdf");
    await claim(test.jordan, [id]);
    // Even the sender asks the guard now.
    expect((await test.get(`/files/${id}`, test.jordan)).status).toBe(404);
    test.allowed.add(`m1:${test.sam.kind === "portal" ? test.sam.portalUserId : ""}`);
    const link = await test.host.files.link(test.sam, id, "attachment");
    expect((await test.get(link, test.sam)).status).toBe(200);
    test.switchPlugin(false);
    expect((await test.get(link, test.sam)).status).toBe(404);
    test.switchPlugin(true);
    test.allowed.clear();
    expect((await test.get(link, test.sam)).status).toBe(404);
  });

  it("are claimed by one of two at the same moment", async () => {
    const id = await test.store(test.jordan, pdf(), "a.pdf");
    const results = await Promise.allSettled([claim(test.jordan, [id], "m1"), claim(test.jordan, [id], "m2")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const winner = results[0]?.status === "fulfilled" ? "m1" : "m2";
    // The same message sent again gets the same files.
    expect((await claim(test.jordan, [id], winner)).map((facts) => facts.id)).toEqual([id]);
  });

  it("are claimed all together or not at all, and never by another seat", async () => {
    const [first, second] = [await test.store(test.jordan, pdf(), "a.pdf"), await test.store(test.jordan, pdf(), "b.pdf")];
    await expect(claim(test.jordan, [first, "01JD0000000000000000000000"])).rejects.toThrow("no longer there");
    await expect(claim(test.sam, [first])).rejects.toThrow("no longer there");
    await expect(claim(test.stranger, [first])).rejects.toThrow("no longer there");
    expect((await claim(test.jordan, [second, first])).map(({ name }) => name)).toEqual(["b.pdf", "a.pdf"]);
    expect(await test.host.files.facts(test.stranger.practiceId, [first])).toEqual([]);
    expect(await test.host.files.facts(test.jordan.practiceId, [second, first])).toMatchObject([{ name: "b.pdf", state: "ready" }, { name: "a.pdf" }]);
  });

  it("lose their bytes once their removal is committed, and keep them when it is not", async () => {
    const id = await test.store(test.jordan, pdf(), "a.pdf");
    await claim(test.jordan, [id]);
    const { files } = test.ctx(test.jordan);
    await expect(test.host.db.transaction(async (tx) => {
      await files.remove(id, tx);
      throw new Error("changed my mind");
    })).rejects.toThrow("changed my mind");
    expect(test.onDisk()).toHaveLength(1);
    await test.host.db.transaction((tx) => files.remove(id, tx));
    await expect.poll(() => test.onDisk()).toEqual([]);
    await expect(files.open(id)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    test.allowed.add(`m1:${test.jordan.kind === "portal" ? test.jordan.portalUserId : ""}`);
    expect((await test.get(`/files/${id}`, test.jordan)).status).toBe(404);
  });

  it("are swept when nothing took them in a day, and so is what a crash left", async () => {
    const taken = await test.store(test.jordan, pdf(), "taken.pdf");
    await test.store(test.jordan, pdf(), "left.pdf");
    await claim(test.jordan, [taken]);
    expect(await test.host.files.sweep()).toBe(0);
    const root = join(test.host.options.dataDir, "files");
    const orphan = join(root, test.jordan.practiceId, "ab", "ab".repeat(16));
    const half = join(root, "arriving", "cd".repeat(16));
    for (const path of [orphan, half]) {
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, "x");
    }
    // Bytes that arrive now may get their row in a moment.
    expect(await test.host.files.sweep()).toBe(0);
    for (const path of [orphan, half]) utimesSync(path, 1, 1);
    expect(await test.host.files.sweep()).toBe(2);
    expect(existsSync(orphan) || existsSync(half)).toBe(false);
    test.clock.advance({ hours: 25 });
    expect(await test.host.files.sweep()).toBe(1);
    expect((await test.host.files.facts(test.jordan.practiceId, [taken]))[0]?.name).toBe("taken.pdf");
    expect(test.onDisk()).toHaveLength(1);
  });

  it("lie under random names in their practice's folder", async () => {
    await test.store(test.jordan, pdf(), "secret-name.pdf");
    expect(test.onDisk()[0]).toMatch(new RegExp(`/files/${test.jordan.practiceId}/[0-9a-f]{2}/[0-9a-f]{32}$`));
    expect(readdirSync(join(test.host.options.dataDir, "files", "arriving"))).toEqual([]);
  });
});

describe("the header that names a download", () => {
  it("carries no header or parameter of a hostile name", () => {
    expect(contentDisposition("attachment", 'a"; filename=evil.exe\r\nX-Evil: 1')).toBe(
      `attachment; filename="a__ filename=evil.exe__X-Evil: 1"; filename*=UTF-8''a%22%3B%20filename%3Devil.exe%0D%0AX-Evil%3A%201`,
    );
  });
});
