import { readFileSync } from "node:fs";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { cleanName } from "./clean-name.ts";
import { openFilesTest, type Answer, type FilesTest } from "../../testing/files-host.ts";
import { docx, heic, jpegWithPlace, m4a, mp3, pdf, png, tiffOf, webm, zip } from "./fixtures/sample-files.ts";

const said = (answer: Answer): { file?: Record<string, unknown>; error?: { appCode: string; message: string; fields?: Record<string, string> } } =>
  JSON.parse(answer.body.toString()) as ReturnType<typeof said>;

describe("what an upload may be", () => {
  let database: TestDatabase;
  let test: FilesTest;
  beforeAll(async () => {
    database = await createTestDatabase("sqlite");
    test = await openFilesTest(database);
  });
  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  it.each([
    ["a.pdf", () => pdf(), "application/pdf"],
    ["a.png", () => png(), "image/png"],
    ["a.JPG", jpegWithPlace, "image/jpeg"],
    ["a.docx", () => docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["a.mp3", mp3, "audio/mpeg"],
    ["a.m4a", () => m4a(), "audio/mp4"],
    ["a.webm", () => webm(), "audio/webm"],
    ["a.heic", async () => heic(tiffOf(await jpegWithPlace()), ""), "image/heic"],
  ])("takes %s", async (name, make, mime) => {
    const answer = await test.upload(test.jordan, await make(), name, { contentType: "text/html" });
    expect(said(answer)).toMatchObject({ file: { name, mime } });
    expect(answer.status).toBe(201);
  });

  const page = "<!doctype html><script>alert(1)</script>";
  it.each([
    ["empty.pdf", () => Buffer.alloc(0), "is empty"],
    ["page.html", () => Buffer.from(page), "not a kind of file"],
    ["page.pdf", () => Buffer.from(page), "not a kind of file"],
    ["drawing.svg", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "not a kind of file"],
    ["drawing.png", () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), "not a kind of file"],
    ["both.pdf", () => pdf(page), "not a kind of file"],
    ["both.mp3", () => Buffer.concat([mp3().subarray(0, 500), Buffer.from(page), mp3()]), "not a kind of file"],
    ["late.pdf", () => Buffer.concat([Buffer.from("  \n"), pdf()]), "not a kind of file"],
    ["half.pdf", () => pdf().subarray(0, 40), "cut off or damaged"],
    ["launch.pdf", () => pdf("2 0 obj<</S/Launch/F(cmd.exe)>>endobj"), "starts programs"],
    ["program.jpg", () => Buffer.concat([Buffer.from("MZ"), Buffer.alloc(300)]), "not a kind of file"],
    ["scan.pdf.exe", () => pdf(), "ends in .exe but is a PDF"],
    ["photo.png", jpegWithPlace, "Rename it so that it ends in .jpg"],
    ["half.png", async () => (await png(400, 400)).subarray(0, 200), "damaged"],
    ["packed.docx", () => zip([{ name: "notes.txt" }]), "packed folder"],
    ["slip.docx", () => docx([{ name: "../../etc/passwd" }]), "packed folder"],
    ["link.docx", () => docx([{ name: "word/link", unixMode: 0o120777 }]), "packed folder"],
    ["many.docx", () => docx(Array.from({ length: 2_001 }, (_, index) => ({ name: `word/${index}` }))), "packed folder"],
    ["bomb.docx", () => docx([{ name: "word/bomb.xml", claims: 4_000_000_000 }]), "unpacks to far more"],
    ["macro.docx", () => docx([{ name: "word/vbaProject.bin" }]), "macros"],
    ["locked.docx", () => docx([{ name: "word/x.xml", flags: 1 }]), "password"],
    ["film.m4a", () => m4a(["soun", "vide"]), "video"],
    ["film.webm", () => webm("A_OPUS V_VP9"), "video"],
    ["odd.heic", async () => heic(tiffOf(await jpegWithPlace()), "", 2), "damaged"],
  ])("refuses %s with the file's name, the rule and what to do", async (name, make, rule) => {
    const before = { disk: test.onDisk().length, rows: await test.rows() };
    const answer = await test.upload(test.jordan, await make(), name);
    const { error } = said(answer);
    expect(error?.message).toContain(`"${name}"`);
    expect(error?.message).toContain(rule);
    expect(error?.message).toMatch(/\. (Send|Open|Rename|Make)[^.]*/);
    expect(error).toMatchObject({ appCode: "INVALID", fields: { file: error?.message } });
    expect(answer.status).toBe(400);
    expect({ disk: test.onDisk().length, rows: await test.rows() }).toEqual(before);
  });

  it("refuses a picture of 60,000 by 60,000 pixels without unpacking it", async () => {
    const small = await png();
    const huge = Buffer.from(small);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    const { crc32 } = await import("node:zlib");
    huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29);
    expect(said(await test.upload(test.jordan, huge, "huge.png")).error?.message).toContain("100 million pixels");
  });

  it("writes pictures anew: upright, with nothing but pixels", async () => {
    const before = await jpegWithPlace();
    expect(before.includes("CanaryCam")).toBe(true);
    const trailing = Buffer.concat([before, Buffer.from("<script>alert(1)</script>")]);
    const id = await test.store(test.jordan, trailing, "photo.jpg");
    const { facts, stream } = await test.ctx(test.jordan).files.open(id);
    const after = Buffer.concat(await stream.toArray() as Buffer[]);
    expect(facts).toMatchObject({ width: 20, height: 40, size: after.length });
    const found = await sharp(after).metadata();
    expect([found.exif, found.xmp, found.iptc]).toEqual([undefined, undefined, undefined]);
    expect(after.includes("CanaryCam") || after.includes("script") || after.includes("Exif")).toBe(false);
  });

  it("blanks the place in a HEIC picture and keeps the rest", async () => {
    const tiff = tiffOf(await jpegWithPlace());
    const xmp = '<x exif:GPSLatitude="51,30.5383N" dc:title="Keep"><exif:GPSLongitude>0,7.2057W</exif:GPSLongitude></x>';
    const before = heic(tiff, xmp);
    const id = await test.store(test.jordan, before, "phone.heic");
    const { facts, stream } = await test.ctx(test.jordan).files.open(id);
    const after = Buffer.concat(await stream.toArray() as Buffer[]);
    expect(facts).toMatchObject({ width: 3024, height: 4032, size: before.length });
    // 3230/100 and 1234/100 are the seconds of the place.
    for (const seconds of [3230, 1234]) {
      const parts = [Buffer.alloc(8), Buffer.alloc(8)];
      parts[0]?.writeUInt32LE(seconds); parts[0]?.writeUInt32LE(100, 4);
      parts[1]?.writeUInt32BE(seconds); parts[1]?.writeUInt32BE(100, 4);
      expect(parts.some((part) => before.includes(part))).toBe(true);
      expect(parts.some((part) => after.includes(part))).toBe(false);
    }
    expect(after.includes("51,30") || after.includes("0,7.2")).toBe(false);
    expect(after.includes("CanaryCam") && after.includes("Keep")).toBe(true);
  });

  it.each([
    ["../../etc/passwd.pdf", "passwd.pdf"],
    ["C:\\Users\\me\\scan.pdf", "scan.pdf"],
    ["evil\u202efdp.exe.pdf", "evilfdp.exe.pdf"],
    ["Befund 😀👩‍👩‍👧 ü.pdf", "Befund 😀👩‍👩‍👧 ü.pdf"],
    ["...pdf", "pdf.pdf"],
    ["blob", "blob.pdf"],
    [`${"é".repeat(300)}.pdf`, `${"é".repeat(196)}.pdf`],
  ])("stores the name %j as %j", async (sent, kept) => {
    expect(said(await test.upload(test.jordan, pdf(), sent)).file?.["name"]).toBe(kept);
  });

  it("cleans control characters out of a name, and refuses a head that holds them", async () => {
    expect(cleanName("a\u0007b\u0000c\r\nd\ud800.pdf")).toBe("abcd.pdf");
    const answer = await test.upload(test.jordan, pdf(), "a\u0000b.pdf");
    expect([answer.status, said(answer).error?.message]).toEqual([400, "The name of this file holds characters that cannot be sent. Rename it and send it again."]);
  });

  it("refuses a request that ends before its file does", async () => {
    const before = test.onDisk().length;
    for (const endAt of [0.1, 0.5, 0.8, 0.99]) {
      const answer = await test.upload(test.jordan, pdf(), "a.pdf", { endAt });
      expect([answer.status, said(answer).error?.message]).toEqual([400, "The file arrived only in part and was not stored. Send it again."]);
    }
    expect(test.onDisk()).toHaveLength(before);
  });

  it("refuses what is too large while it arrives, whatever length it claims", async () => {
    const large = Buffer.alloc(11 * 1024 * 1024, 1);
    const answer = await test.upload(test.jordan, large, "large.png", { path: "/files?purpose=picture", chunked: true });
    expect(said(answer).error?.message).toBe('"large.png" is larger than 10 MB. Make it smaller or send it in parts.');
    expect(said(await test.upload(test.jordan, pdf(), "a.pdf", { path: "/files?purpose=picture" })).error?.message).toContain("Send it as JPG, PNG or HEIC.");
    expect(said(await test.upload(test.jordan, pdf(), "a.pdf", { path: "/files?purpose=constructor" })).error?.appCode).toBe("INVALID");
    expect(test.onDisk().some((path) => path.includes("arriving"))).toBe(false);
  });

  it("asks who sends before it reads anything", async () => {
    expect((await test.upload(null, pdf(), "a.pdf")).status).toBe(401);
    test.states.set(test.sam.sessionId, "locked");
    expect(said(await test.upload(test.sam, pdf(), "a.pdf")).error?.appCode).toBe("LOCKED");
    expect(said(await test.upload(test.jordan, pdf(), "a.pdf", { field: "other" })).error?.message).toContain("No file arrived");
  });
});

describe.each(testEngines())("uploads that go wrong, on $name", ({ make }) => {
  let database: TestDatabase;
  let test: FilesTest | undefined;
  beforeEach(async () => {
    database = await make();
  });
  afterEach(async () => {
    await test?.close();
    await database.drop();
  });

  it("leave nothing when they are cut midway", async () => {
    test = await openFilesTest(database);
    for (const cutAt of [0.00005, 0.6, 0.999]) await expect(test.upload(test.jordan, pdf("x".repeat(3_000_000)), "cut.pdf", { cutAt })).rejects.toThrow();
    await expect.poll(() => test?.onDisk()).toEqual([]);
    expect(await test.rows()).toBe(0);
    // The seat is free again.
    await test.store(test.jordan, pdf(), "whole.pdf");
  });

  it("leave nothing when the disk is full, and say so", async () => {
    let written = 0;
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    const openFile = async () => ({ appendFile: async (part: unknown) => void ((written += (part as Buffer).length) > 100_000 && (() => { throw full; })()), sync: async () => undefined, close: async () => undefined });
    test = await openFilesTest(database, { openFile });
    const answer = await test.upload(test.jordan, pdf("x".repeat(300_000)), "a.pdf");
    expect(answer.status).toBe(503);
    expect(said(answer).error?.message).toContain("There is no room for files right now.");
    expect([test.onDisk(), await test.rows()]).toEqual([[], 0]);
  });

  it("leave no bytes when the row cannot be written", async () => {
    test = await openFilesTest(database);
    await test.host.db.hot.run("ALTER TABLE files RENAME TO files_away");
    expect((await test.upload(test.jordan, pdf(), "a.pdf")).status).toBe(500);
    expect(test.onDisk()).toEqual([]);
  });

  it("are stopped by a scanner that objects, and wait for one that cannot look", async () => {
    let broken = false;
    test = await openFilesTest(database, {
      scans: [async ({ path }) => {
        if (broken) throw new Error("no scanner");
        return readFileSync(path).includes("EICAR") ? { ok: false, detail: "EICAR" } : { ok: true };
      }],
    });
    expect(said(await test.upload(test.jordan, pdf("EICAR"), "bad.pdf")).error?.message).toContain('"bad.pdf" was stopped by the virus check');
    const [row] = await test.host.db.hot.all<{ id: string }>("SELECT id FROM files WHERE state = 'refused'");
    expect(test.onDisk()).toEqual([]);
    await expect(test.host.db.transaction((tx) => (test as FilesTest).ctx((test as FilesTest).jordan).files.claim([row?.id ?? ""], { kind: "message", id: "m" }, tx))).rejects.toThrow("no longer there");
    broken = true;
    const id = await test.store(test.jordan, pdf(), "good.pdf");
    // It waits, may be given to somebody, and opens for nobody.
    expect(test.jobs).toMatchObject([{ name: "check-file", payload: { fileId: id, attempt: 1 } }]);
    await test.host.db.transaction((tx) => (test as FilesTest).ctx((test as FilesTest).jordan).files.claim([id], { kind: "message", id: "m" }, tx));
    for (const person of [test.jordan, test.sam]) test.allowed.add(`m:${person.kind === "portal" ? person.portalUserId : ""}`);
    for (const person of [test.jordan, test.sam]) await expect(test.host.files.link(person, id, "attachment")).rejects.toThrow("being checked for viruses");
    await expect(test.ctx(test.sam).files.open(id)).rejects.toThrow();
    await expect(test.host.db.transaction((tx) => (test as FilesTest).ctx((test as FilesTest).sam).files.copy(id, { kind: "message", id: "m2" }, tx))).rejects.toThrow("being checked");
    expect(await test.host.files.check(test.jordan.practiceId, id)).toBe(false);
    broken = false;
    expect(await test.host.files.check(test.jordan.practiceId, id)).toBe(true);
    expect((await test.get(await test.host.files.link(test.sam, id, "attachment"), test.sam)).status).toBe(200);
  });

  it("cannot pass the day's limit together", async () => {
    test = await openFilesTest(database, { seat: { filesADay: 5, bytesADay: 1_000_000, atOnce: 20 } });
    const { upload, jordan } = test;
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => upload(jordan, pdf(), `${index}.pdf`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    expect([test.onDisk().length, await test.rows()]).toEqual([5, 5]);
    test.clock.advance({ hours: 25 });
    expect((await upload(jordan, pdf(), "next-day.pdf")).status).toBe(201);
  });

  it("cannot come more than so many at once from one seat", async () => {
    test = await openFilesTest(database, { seat: { filesADay: 50, bytesADay: 1_000_000, atOnce: 2 } });
    const { upload, jordan } = test;
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => upload(jordan, pdf(), `${index}.pdf`)));
    expect(answers.some(({ status }) => status === 429)).toBe(true);
    expect((await upload(jordan, pdf(), "later.pdf")).status).toBe(201);
  });
});
