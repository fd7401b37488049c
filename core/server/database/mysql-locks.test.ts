import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { connectDatabase } from "./connect.ts";
import type { Database, Sql } from "./database.ts";

const servers = testEngines().filter((engine) => engine.name === "mysql");

describe.each(servers)("two transactions on $name", (engine) => {
  let place: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    place = await engine.make();
    database = await connectDatabase({ url: place.url });
    await database.hot.run("CREATE TABLE counter (id CHAR(1) PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB");
  });

  beforeEach(async () => {
    await database.hot.run(database.upsertSql("counter", ["id", "n"], ["id"], ["n"], 2), ["a", 0, "b", 0]);
  });

  afterAll(async () => {
    await database?.close();
    await place?.drop();
  });

  /** Two runs that lock the rows in opposite order, each waiting for the other's first lock in its first attempt. */
  async function deadlock(transact: (run: (sql: Sql) => Promise<void>) => Promise<void>): Promise<number> {
    let attempts = 0;
    let holding = 0;
    let resolve = (): void => undefined;
    const bothHold = new Promise<void>((done) => (resolve = done));
    const run = (first: string, second: string): Promise<void> =>
      transact(async (sql) => {
        attempts += 1;
        await sql.run("UPDATE counter SET n = n + 1 WHERE id = ?", [first]);
        holding += 1;
        if (holding >= 2) resolve();
        await bothHold;
        await sql.run("UPDATE counter SET n = n + 1 WHERE id = ?", [second]);
      });
    await Promise.all([run("a", "b"), run("b", "a")]);
    return attempts;
  }

  it("that deadlock both happen, because the victim is run again", async () => {
    expect(await deadlock((run) => database.hotTransaction(run))).toBeGreaterThan(2);
    expect(await deadlock((run) => database.transaction(run))).toBeGreaterThan(2);
    expect(await database.hot.all("SELECT n FROM counter ORDER BY id")).toEqual([{ n: 4 }, { n: 4 }]);
  });

  it("read what the other has committed (READ COMMITTED), on both pools", async () => {
    const readTwice = async (sql: Sql): Promise<unknown> => {
      const before = await sql.all("SELECT n FROM counter WHERE id = 'a'");
      await database.hot.run("UPDATE counter SET n = n + 1 WHERE id = 'a'");
      return [before, await sql.all("SELECT n FROM counter WHERE id = 'a'")];
    };
    expect(await database.hotTransaction(readTwice)).toEqual([[{ n: 0 }], [{ n: 1 }]]);
    expect(await database.transaction(readTwice)).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  });

  it("have the session settings of the portal on both pools", async () => {
    const ask = "SELECT @@innodb_lock_wait_timeout AS wait, @@time_zone AS zone, @@character_set_connection AS letters, @@sql_mode LIKE '%STRICT_TRANS_TABLES%' AS strict";
    const expected = [{ wait: 5, zone: "+00:00", letters: "utf8mb4", strict: 1 }];
    expect(await database.hot.all(ask)).toEqual(expected);
    expect(await database.transaction((tx) => tx.all(ask))).toEqual(expected);
  });
});
