import { mkdtempSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFakeS3, type FakeS3 } from "../../../testing/fake-s3.ts";
import { newId } from "../../ids.ts";
import { newStorageKey } from "../keep-bytes.ts";
import { createStorage } from "./create-storage.ts";
import { BytesGone, type BytePlace, type FileStorage } from "./file-storage.ts";

const practiceId = newId();
let folder: string;
let store: FakeS3;
let storage: FileStorage;

const fileOf = (bytes: Buffer): string => {
  const path = join(folder, newStorageKey());
  writeFileSync(path, bytes);
  return path;
};
const newPlace = (): BytePlace => ({ practiceId, key: newStorageKey() });
const bytesOf = async (place: BytePlace, part?: { start: number; end: number }): Promise<Buffer> => Buffer.concat((await (await storage.read(place, part)).toArray()) as Buffer[]);
const listed = async (): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key, storedAt } of storage.list()) {
    expect(Math.abs(storedAt - Date.now())).toBeLessThan(60_000);
    keys.push(key);
  }
  return keys.sort();
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "storage-"));
  store = await openFakeS3();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(["disk", "s3"])("stored bytes on %s", (kind) => {
  beforeEach(() => {
    storage = createStorage({ dataDir: folder, filesUrl: kind === "s3" ? store.url : null });
  });

  it("come back whole and in part, and take the local file over", async () => {
    const place = newPlace();
    const path = fileOf(Buffer.from("0123456789"));
    await storage.put(place, path);
    expect(existsSync(path)).toBe(false);
    expect((await bytesOf(place)).toString()).toBe("0123456789");
    expect((await bytesOf(place, { start: 3, end: 5 })).toString()).toBe("345");
    expect(await storage.has(place)).toBe(true);
  });

  it("may be large", async () => {
    const bytes = Buffer.alloc(17 * 1024 * 1024, "anteroom ");
    const place = newPlace();
    await storage.put(place, fileOf(bytes));
    expect((await bytesOf(place)).equals(bytes)).toBe(true);
    expect((await bytesOf(place, { start: bytes.length - 4, end: bytes.length - 1 })).equals(bytes.subarray(-4))).toBe(true);
  });

  it("are gone when they were removed, and removing twice is fine", async () => {
    const place = newPlace();
    await storage.put(place, fileOf(Buffer.from("x")));
    await storage.remove(place);
    await storage.remove(place);
    expect(await storage.has(place)).toBe(false);
    await expect(storage.read(place)).rejects.toBeInstanceOf(BytesGone);
  });

  it("are listed over many pages", async () => {
    const places = Array.from({ length: 8 }, newPlace);
    for (const place of places) await storage.put(place, fileOf(Buffer.from(place.key)));
    expect(await listed()).toEqual(places.map(({ key }) => key).sort());
  });

  it("lie only where the portal's own names lead", async () => {
    for (const place of [{ practiceId: "..", key: newStorageKey() }, { practiceId, key: "../../etc/passwd" }, { practiceId, key: "" }]) {
      await expect(storage.put(place, fileOf(Buffer.from("x")))).rejects.toThrow("not one that the portal makes");
    }
  });
});

describe("a bucket", () => {
  beforeEach(() => {
    storage = createStorage({ dataDir: folder, filesUrl: store.url });
  });

  it("takes large files in parts and leaves none behind when one is refused", async () => {
    const bytes = Buffer.alloc(17 * 1024 * 1024, 7);
    await storage.put(newPlace(), fileOf(bytes));
    expect(store.requests.filter((line) => line.includes("partNumber="))).toHaveLength(3);
    const before = store.objects.size;
    const path = fileOf(bytes);
    store.fail(4, "full");
    await expect(storage.put(newPlace(), path)).rejects.toThrow("507");
    expect([store.objects.size, store.unfinished(), existsSync(path)]).toEqual([before, 0, true]);
  });

  it("is asked again when it is busy or its answer is lost", async () => {
    const place = newPlace();
    store.fail(2, "refuse");
    await storage.put(place, fileOf(Buffer.from("kept")));
    store.fail(1, "lose-answer");
    expect((await bytesOf(place)).toString()).toBe("kept");
    const large = newPlace();
    store.fail(2, "lose-answer");
    await storage.put(large, fileOf(Buffer.alloc(9 * 1024 * 1024, 1)));
    expect(await storage.has(large)).toBe(true);
  });

  it("opens for nobody without the key", async () => {
    const place = newPlace();
    await storage.put(place, fileOf(Buffer.from("private")));
    const url = new URL(store.url);
    const plain = await fetch(`http://${url.host}${url.pathname}/${[...store.objects.keys()][0]}`);
    expect([plain.status, (await plain.text()).includes("private")]).toEqual([403, false]);
    storage = createStorage({ dataDir: folder, filesUrl: store.url.replace("secret", "other") });
    await expect(storage.read(place)).rejects.toThrow("403");
  });
});
