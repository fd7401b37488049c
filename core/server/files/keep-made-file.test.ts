import { utimesSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFilesTest, type FilesTest } from "../../testing/files-host.ts";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { seatId } from "../viewer.ts";
import { pdf } from "./fixtures/sample-files.ts";

const owner = { kind: "message", id: "made1" };

describe.each(testEngines())("files that a plugin makes, on $name", ({ make }) => {
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
  const keep = (): Promise<{ id: string; sha256: string }> =>
    test.host.db.transaction((tx) => test.ctx(test.jordan).files.keep({ name: "Consent/to treatment.pdf", mime: "application/pdf", bytes: pdf() }, owner, tx));

  it("are kept whole and open for those whom the owner's guard lets in, and for nobody else", async () => {
    const { id } = await keep();
    await expect(test.host.files.link(test.sam, id, "attachment")).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    // Who made it may not open it either: it is the owner's.
    await expect(test.host.files.link(test.jordan, id, "attachment")).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    test.allowed.add(`${owner.id}:${seatId(test.sam)}`);
    const answer = await test.get(await test.host.files.link(test.sam, id, "attachment"), test.sam);
    expect(answer.body.equals(pdf())).toBe(true);
    expect(answer.headers["content-disposition"]).toContain('filename="to treatment.pdf"');
  });

  it("are gone with a transaction that fails: no row, and bytes that the sweep removes", async () => {
    const failing = test.host.db.transaction(async (tx) => {
      await test.ctx(test.jordan).files.keep({ name: "a.pdf", mime: "application/pdf", bytes: pdf() }, owner, tx);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await test.rows()).toBe(0);
    const [left = ""] = test.onDisk();
    utimesSync(left, new Date(Date.now() - 2 * 3_600_000), new Date(Date.now() - 2 * 3_600_000));
    await test.host.files.sweep();
    expect(test.onDisk()).toEqual([]);
  });

  it("stay through the sweep once they are kept", async () => {
    await keep();
    await test.clock.advance({ days: 3 });
    for (const path of test.onDisk()) utimesSync(path, new Date(Date.now() - 2 * 3_600_000), new Date(Date.now() - 2 * 3_600_000));
    await test.host.files.sweep();
    expect(test.onDisk()).toHaveLength(1);
  });

  it("may be a copy of a file that the viewer may download, which outlives the first", async () => {
    const id = await test.store(test.jordan, pdf(), "card.pdf");
    await test.host.db.transaction((tx) => test.ctx(test.jordan).files.claim([id], { kind: "message", id: "m1" }, tx));
    const copy = (who: typeof test.jordan): Promise<{ id: string; name: string; sha256: string }> =>
      test.host.db.transaction((tx) => test.ctx(who).files.copy(id, { kind: "message", id: "copy1" }, tx));
    await expect(copy(test.jordan)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    test.allowed.add(`m1:${seatId(test.jordan)}`);
    const kept = await copy(test.jordan);
    expect(kept.name).toBe("card.pdf");
    expect(kept.id).not.toBe(id);
    await expect(copy(test.sam)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(copy(test.stranger)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await test.host.db.transaction((tx) => test.ctx(test.jordan).files.remove(id, tx));
    test.allowed.add(`copy1:${seatId(test.jordan)}`);
    expect((await test.get(await test.host.files.link(test.jordan, kept.id, "attachment"), test.jordan)).body.equals(pdf())).toBe(true);
  });
});
