import { createHash, randomBytes } from "node:crypto";
import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFakeS3, type FakeS3 } from "../../../testing/fake-s3.ts";
import { openFilesTest, type Answer, type FilesTest } from "../../../testing/files-host.ts";
import { testEngines, type TestDatabase } from "../../../testing/test-databases.ts";
import { newId } from "../../ids.ts";
import type { Viewer } from "../../viewer.ts";
import { mp3, pdf } from "../fixtures/sample-files.ts";

const kinds = testEngines().flatMap((engine) => (["disk", "s3"] as const).map((kind) => ({ ...engine, kind })));
const said = (answer: Answer) => JSON.parse(answer.body.toString() || "{}") as { upload?: { id: string; offset: number }; file?: { id: string; name: string; size: number }; error?: { message: string; appCode: string } };
const checksum = (bytes: Buffer): string => `sha256 ${createHash("sha256").update(bytes).digest("hex")}`;

describe.each(kinds)("uploads in pieces, on $name and $kind", ({ make, kind }) => {
  let database: TestDatabase;
  let store: FakeS3;
  let test: FilesTest;
  beforeEach(async () => {
    [database, store] = [await make(), await openFakeS3()];
    test = await openFilesTest(database, kind === "s3" ? { filesUrl: store.url } : {});
  });
  afterEach(async () => {
    await test.close();
    await store.close();
    await database.drop();
  });

  const stored = (): number => (kind === "s3" ? store.objects.size : test.onDisk().length);
  const begin = (size: number, more: { key?: string; name?: string; viewer?: Viewer; purpose?: string } = {}): Promise<Answer> =>
    test.send("POST", `/files/uploads?purpose=${more.purpose ?? "document"}`, more.viewer ?? test.jordan, { "content-type": "application/json" }, JSON.stringify({ key: more.key ?? newId(), name: more.name ?? "scan.pdf", size }));
  const idOf = async (size: number): Promise<string> => said(await begin(size)).upload?.id ?? "";
  const piece = (id: string, offset: number, bytes: Buffer, viewer: Viewer = test.jordan): Promise<Answer> =>
    test.send("PATCH", `/files/uploads/${id}`, viewer, { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" }, bytes);
  const finish = (id: string, bytes: Buffer, viewer: Viewer = test.jordan): Promise<Answer> => test.send("POST", `/files/uploads/${id}/finish`, viewer, { "upload-checksum": checksum(bytes) });
  const offsetOf = async (id: string): Promise<string | undefined> => (await test.send("HEAD", `/files/uploads/${id}`, test.jordan)).headers["upload-offset"] as string | undefined;

  it("go on where they were cut and become the file that was sent", async () => {
    const bytes = pdf(randomBytes(30_000).toString("hex"));
    const id = await idOf(bytes.length);
    expect((await piece(id, 0, bytes.subarray(0, 20_000))).headers["upload-offset"]).toBe("20000");
    // A piece that claims more than arrives does not count.
    await new Promise<void>((done) => {
      const socket = request({ host: "127.0.0.1", port: test.port, method: "PATCH", path: `/files/uploads/${id}`, agent: false, headers: { ...test.cookie(test.jordan), "upload-offset": "20000", "content-length": "10000" } });
      socket.on("error", () => done());
      socket.write(bytes.subarray(20_000, 24_000), () => setTimeout(() => socket.destroy(), 30));
      socket.on("close", () => done());
    });
    await expect.poll(() => test.onDisk().filter((path) => path.includes("arriving"))).toEqual([]);
    expect(await offsetOf(id)).toBe("20000");
    expect((await finish(id, bytes)).status).toBe(409);
    await piece(id, 20_000, bytes.subarray(20_000));
    const { file } = said(await finish(id, bytes));
    expect(file).toMatchObject({ name: "scan.pdf", size: bytes.length });
    const got = await test.get(await test.host.files.link(test.jordan, file?.id ?? "", "attachment"), test.jordan);
    expect(got.body.equals(bytes)).toBe(true);
    expect(stored()).toBe(1);
  });

  it("count a piece once, however often and in whatever order it comes", async () => {
    const bytes = pdf("y".repeat(3_000));
    const id = await idOf(bytes.length);
    const [first, second] = [bytes.subarray(0, 1_000), bytes.subarray(1_000)];
    const early = await piece(id, 1_000, second);
    expect([early.status, early.headers["upload-offset"]]).toEqual([409, "0"]);
    const both = await Promise.all([piece(id, 0, first), piece(id, 0, first), piece(id, 0, first)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect((await piece(id, 0, first)).status).toBe(409);
    await piece(id, 1_000, second);
    const files = (await Promise.all([finish(id, bytes), finish(id, bytes), finish(id, bytes)])).map((answer) => said(answer).file?.id);
    expect(new Set(files).size).toBe(1);
    expect([await test.rows(), stored()]).toEqual([1, 1]);
  });

  it("are begun once with one key, and never with two files", async () => {
    const key = newId();
    const ids = (await Promise.all([begin(100, { key }), begin(100, { key }), begin(100, { key })])).map((answer) => said(answer).upload?.id);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toBeTruthy();
    expect(said(await begin(200, { key })).error?.appCode).toBe("CONFLICT");
  });

  it("are refused by their hash, by their content and by their size, and leave nothing", async () => {
    const bytes = pdf("z".repeat(500));
    const changed = await idOf(bytes.length);
    await piece(changed, 0, Buffer.concat([bytes.subarray(0, 100), Buffer.from("!"), bytes.subarray(101)]));
    for (let time = 0; time < 2; time += 1) expect(said(await finish(changed, bytes)).error?.message).toBe('"scan.pdf" changed on its way and was not stored. Choose it again.');
    const page = Buffer.from("<!doctype html><script>alert(1)</script>");
    const hostile = await idOf(page.length);
    await piece(hostile, 0, page);
    expect(said(await finish(hostile, page)).error?.message).toContain('"scan.pdf" is not a kind of file that can be sent here');
    const short = await idOf(100);
    expect(said(await piece(short, 0, bytes)).error?.message).toContain('More of "scan.pdf" arrived than it is large');
    expect(said(await begin(0)).error?.message).toContain("is empty");
    expect(said(await begin(26 * 1024 * 1024)).error?.message).toBe('"scan.pdf" is larger than 25 MB. Make it smaller or send it in parts.');
    expect(said(await begin(500, { purpose: "document", name: "song.mp3" })).upload).toBeTruthy();
    const song = mp3();
    const wrong = said(await begin(song.length, { name: "song.mp3" })).upload?.id ?? "";
    await piece(wrong, 0, song);
    expect(said(await finish(wrong, song)).error?.message).toContain("Send it as PDF, JPG, PNG, HEIC or DOCX.");
    expect([await test.rows(), stored()]).toEqual([0, 0]);
  });

  it("belong to who began them", async () => {
    const bytes = pdf();
    const id = await idOf(bytes.length);
    for (const other of [test.sam, test.stranger]) {
      const answers = [await piece(id, 0, bytes, other), await finish(id, bytes, other), await test.send("HEAD", `/files/uploads/${id}`, other), await test.send("DELETE", `/files/uploads/${id}`, other), await piece(newId(), 0, bytes, other)];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    }
    expect((await test.send("PATCH", `/files/uploads/${id}`, null, { "upload-offset": "0" }, bytes)).status).toBe(401);
    expect(await offsetOf(id)).toBe("0");
  });

  it("can be given up, end after a day, and are swept with their pieces", async () => {
    const bytes = pdf("w".repeat(100));
    const given = await idOf(bytes.length);
    await piece(given, 0, bytes.subarray(0, 50));
    expect((await test.send("DELETE", `/files/uploads/${given}`, test.jordan)).status).toBe(204);
    expect([(await finish(given, bytes)).status, stored()]).toEqual([404, 0]);
    const old = await idOf(bytes.length);
    await piece(old, 0, bytes.subarray(0, 50));
    test.clock.advance({ hours: 25 });
    expect((await piece(old, 50, bytes.subarray(50))).status).toBe(404);
    expect(await test.host.files.sweep()).toBe(1);
    expect(stored()).toBe(0);
  });

  it("cannot fill the storage with halves", async () => {
    const large = 24 * 1024 * 1024;
    const answers = await Promise.all(Array.from({ length: 40 }, () => begin(large)));
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(30);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
  });
});
