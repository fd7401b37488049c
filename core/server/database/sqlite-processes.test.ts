import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/test-databases.ts";
import { connectDatabase } from "./connect.ts";
import type { Database } from "./database.ts";
import { startProcess } from "./fixtures/start-process.ts";

describe("a SQLite file shared by processes", () => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await createTestDatabase("sqlite");
    database = await connectDatabase({ url: place.url });
  });

  afterEach(async () => {
    await database.close();
    await place.drop();
  });

  it("is in WAL mode, so that a reader does not wait for a writer", async () => {
    expect(await database.hot.all("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
    await database.hot.run("CREATE TABLE counter (n INTEGER)");
    await database.hotTransaction(async (sql) => {
      await sql.run("INSERT INTO counter VALUES (1)");
      expect(await database.hot.all("SELECT n FROM counter")).toEqual([]);
    });
  });

  it("keeps every acknowledged transaction when a process is killed, and stays usable", async () => {
    await database.hot.run("CREATE TABLE acknowledged (id INTEGER PRIMARY KEY)");
    const writer = startProcess("acknowledging-writer.ts", place.url);
    await writer.printed(200);
    writer.child.kill("SIGKILL");
    await writer.ended;
    const [stored] = await database.hot.all<{ n: number }>("SELECT COUNT(*) AS n FROM acknowledged");
    expect(stored?.n).toBeGreaterThanOrEqual(writer.lines.length);
    expect(await database.hot.all("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    await database.hot.run("DELETE FROM acknowledged");
  });

  it("lets a write wait for another process without losing either change", async () => {
    await database.hot.run("CREATE TABLE counter (n INTEGER)");
    await database.hot.run("INSERT INTO counter VALUES (0)");
    const other = startProcess("holding-process.ts", place.url, "transaction");
    await other.printed(1);
    const mine = Promise.all([
      database.hot.run("UPDATE counter SET n = n + 1"),
      database.hotTransaction((sql) => sql.run("UPDATE counter SET n = n + 1")),
      database.transaction((tx) => tx.run("UPDATE counter SET n = n + 1")),
    ]);
    // The others still read meanwhile: the event loop is not held.
    expect(await database.hot.all("SELECT n FROM counter")).toEqual([{ n: 0 }]);
    other.child.stdin.end();
    await mine;
    await other.ended;
    expect(await database.hot.all("SELECT n FROM counter")).toEqual([{ n: 4 }]);
  });

  it("takes back a named lock from a process that was killed", async () => {
    const other = startProcess("holding-process.ts", place.url, "lock", "migrate");
    await other.printed(1);
    await expect(database.withLock("migrate", async () => "mine", 100)).rejects.toThrow("was not free");
    const waiting = database.withLock("migrate", async () => "mine");
    other.child.kill("SIGKILL");
    expect(await waiting).toBe("mine");
  });

  it("takes back the writes of a process that was killed inside a transaction", async () => {
    await database.hot.run("CREATE TABLE counter (n INTEGER)");
    await database.hot.run("INSERT INTO counter VALUES (0)");
    const other = startProcess("holding-process.ts", place.url, "transaction");
    await other.printed(1);
    other.child.kill("SIGKILL");
    await other.ended;
    await database.hot.run("UPDATE counter SET n = n + 10");
    expect(await database.hot.all("SELECT n FROM counter")).toEqual([{ n: 10 }]);
  });

  it("says what is wrong when a write inside a transaction was not given it", async () => {
    await database.hot.run("CREATE TABLE counter (n INTEGER)");
    const forgot = database.transaction(async () => database.hot.run("INSERT INTO counter VALUES (1)"));
    await expect(forgot).rejects.toThrow("was not given that transaction");
    await database.hot.run("INSERT INTO counter VALUES (2)");
    expect(await database.hot.all("SELECT n FROM counter")).toEqual([{ n: 2 }]);
  });

  it("gives timers a turn during a long chain of statements", async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    for (let i = 0; i < 3_000; i += 1) await database.hot.all("SELECT ? AS n", [i]);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});
