import { afterEach, beforeEach, expect, it } from "vitest";
import { eicar, openFakeClamd, type FakeClamd } from "../../../testing/fake-clamd.ts";
import { openFilesTest, type FilesTest } from "../../../testing/files-host.ts";
import { createTestDatabase, type TestDatabase } from "../../../testing/test-databases.ts";
import { pdf, png } from "../fixtures/sample-files.ts";
import { clamdScan } from "./clamd-scan.ts";

let database: TestDatabase;
let clamd: FakeClamd;
let test: FilesTest;
beforeEach(async () => {
  database = await createTestDatabase("sqlite");
  clamd = await openFakeClamd();
  test = await openFilesTest(database, { clamdUrl: clamd.url });
});
afterEach(async () => {
  await test.close();
  await clamd.close();
  await database.drop();
});
const stateOf = async (id: string): Promise<string | undefined> => (await test.host.files.facts(test.jordan.practiceId, [id]))[0]?.state;

it("lets through what the scanner lets through, whatever its size", async () => {
  expect(await stateOf(await test.store(test.jordan, pdf("x".repeat(900_000)), "a.pdf"))).toBe("ready");
  expect(await stateOf(await test.store(test.jordan, await png(), "a.png"))).toBe("ready");
  expect(clamd.scanned).toBe(2);
});

it("stops the test virus and keeps nothing of it", async () => {
  await expect(test.store(test.jordan, pdf(eicar), "bad.pdf")).rejects.toThrow('"bad.pdf" was stopped by the virus check and was not stored. Check your device, and send the file from a safe source.');
  expect(test.onDisk()).toEqual([]);
});

it("keeps a file waiting while the scanner cannot answer, then opens it or stops it for everybody", async () => {
  const { practiceId } = test.jordan;
  for (const mode of ["drop", "too-large"] as const) {
    clamd.mode = mode;
    expect(await stateOf(await test.store(test.jordan, pdf(), "waits.pdf"))).toBe("pending");
  }
  const bad = await test.store(test.jordan, pdf(eicar), "bad.pdf");
  expect(await test.host.files.check(practiceId, bad)).toBe(false);
  clamd.mode = "answer";
  expect(await test.host.files.check(practiceId, bad)).toBe(true);
  expect(await stateOf(bad)).toBe("refused");
  await expect(test.host.files.link(test.jordan, bad, "attachment")).rejects.toThrow("This file was stopped by the virus check, so nobody can open it.");
  // Its bytes are gone, those of the two that wait are not.
  expect(test.onDisk()).toHaveLength(2);
  expect(await test.host.files.check(practiceId, bad)).toBe(true);
});

it("does not wait for ever for a scanner that says nothing, nor for one that is not there", async () => {
  clamd.mode = "hang";
  const scan = clamdScan(clamd.url, 50);
  const file = { path: import.meta.filename, mime: "", size: 0, sha256: "" };
  await expect(scan(file)).rejects.toThrow("in time");
  await expect(clamdScan("tcp://127.0.0.1:1")(file)).rejects.toThrow("ECONNREFUSED");
});
