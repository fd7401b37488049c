import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFilesTest, type Answer, type FilesTest } from "../../testing/files-host.ts";
import { createTestDatabase, type TestDatabase } from "../../testing/test-databases.ts";
import { docx, pdf, png, zip } from "./fixtures/sample-files.ts";

let database: TestDatabase;
let test: FilesTest | undefined;
beforeEach(async () => {
  database = await createTestDatabase("sqlite");
});
afterEach(async () => {
  await test?.close();
  await database.drop();
});
const said = (answer: Answer) => JSON.parse(answer.body.toString()) as { file?: { id: string; name: string; mime: string; locked: boolean; state: string }; error?: { message: string } };
const pages = (count: number): Buffer => pdf(Array.from({ length: count }, (_, index) => `${index + 2} 0 obj<</Type/Page/Parent 1 0 R>>stream\n${deflateSync(Buffer.alloc(9_000, index)).toString("latin1")}\nendstream endobj`).join("\n"));

describe("a file that is odd and fine", () => {
  it("is a PDF of 200 pages", async () => {
    test = await openFilesTest(database);
    expect(said(await test.upload(test.jordan, pages(200), "book.pdf")).file).toMatchObject({ mime: "application/pdf", locked: false });
  });

  it.each(["trailer<</Root 1 0 R/Encrypt 9 0 R>>", "trailer<</Encrypt<</Filter/Standard/V 4>>>>"])("is a PDF with a password, and everybody is told so: %s", async (trailer) => {
    test = await openFilesTest(database);
    const { file } = said(await test.upload(test.jordan, pdf(`${"x".repeat(1_000_000 - 20)}${trailer}`), "locked.pdf"));
    expect(file).toMatchObject({ locked: true, state: "ready" });
    expect((await test.host.files.facts(test.jordan.practiceId, [file?.id ?? ""]))[0]?.locked).toBe(true);
  });

  it("is a Word document with many parts", async () => {
    test = await openFilesTest(database);
    expect(said(await test.upload(test.jordan, docx(Array.from({ length: 1_500 }, (_, index) => ({ name: `word/media/${index}.bin` }))), "many.docx")).file).toBeTruthy();
  });
});

describe("a hostile file", () => {
  const gifScript = Buffer.concat([Buffer.from("GIF89a/*"), Buffer.alloc(60), Buffer.from("*/=1;alert(1)//")]);
  it.each([
    ["script.gif", () => gifScript],
    ["script.jpg", () => gifScript],
    ["page.pdf", () => Buffer.concat([Buffer.from("%PDF-1.4\n<html><script>alert(1)</script>"), pdf()])],
    ["laughs.svg", () => Buffer.from('<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY l2 "&lol;&lol;">]><svg xmlns="http://www.w3.org/2000/svg">&l2;</svg>')],
    ["script.png", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["entries.docx", () => docx(Array.from({ length: 50_000 }, (_, index) => ({ name: `w/${index}` })))],
    ["names.docx", () => docx([{ name: "..\\..\\windows\\system.ini" }])],
    ["nested.docx", () => zip([{ name: "inner.zip", content: zip([{ name: "a" }]).toString("latin1") }])],
    ["deep.docx", () => docx([{ name: "word/document2.xml", claims: 0xffffffff }])],
  ])("%s is refused with its name and what to send, and leaves nothing", async (name, make) => {
    test = await openFilesTest(database);
    const answer = await test.upload(test.jordan, make(), name, { contentType: "image/png" });
    expect([answer.status, said(answer).error?.message]).toEqual([400, expect.stringMatching(new RegExp(`^"${name}" .+\\. (Send|Open|Rename|Make)`))]);
    expect([test.onDisk(), await test.rows()]).toEqual([[], 0]);
  });

  it("cannot hide a script behind a picture: only pixels are kept", async () => {
    test = await openFilesTest(database);
    const id = await test.store(test.jordan, Buffer.concat([await png(), Buffer.from("<script>alert(1)</script>"), pdf()]), "both.png");
    const { stream } = await test.ctx(test.jordan).files.open(id);
    expect(Buffer.concat((await stream.toArray()) as Buffer[]).includes("script")).toBe(false);
  });
});

/** A disk of 1 MB; null where none can be mounted. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "small-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

describe("a full disk", () => {
  const disk = smallDisk();
  afterEach(() => {
    if (disk) execFileSync("umount", ["-l", disk]);
  });

  it.skipIf(!disk)("refuses what does not fit, keeps what there is open, and takes files again when there is room", async () => {
    test = await openFilesTest(database, {}, disk ?? "");
    const kept = await test.store(test.jordan, pdf(), "kept.pdf");
    const large = pdf("x".repeat(2_000_000));
    const answer = await test.upload(test.jordan, large, "large.pdf");
    expect([answer.status, said(answer).error?.message]).toEqual([503, "There is no room for files right now. Your file was not stored. Tell your practice, and try again later."]);
    expect([test.onDisk().length, await test.rows()]).toEqual([1, 1]);
    const filler = join(disk ?? "", "filler");
    writeFileSync(filler, Buffer.alloc(900_000));
    expect((await test.upload(test.jordan, pdf("y".repeat(200_000)), "next.pdf")).status).toBe(503);
    expect((await test.get(await test.host.files.link(test.jordan, kept, "attachment"), test.jordan)).status).toBe(200);
    rmSync(filler);
    await test.store(test.jordan, pdf("y".repeat(200_000)), "next.pdf");
    expect(test.onDisk()).toHaveLength(2);
  });
});
