import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { bytes, flag, int, json, string, text, time, ulid } from "./columns.ts";
import { connectDatabase } from "./connect.ts";
import type { Database } from "./database.ts";
import { runMigrations } from "./migrate.ts";

describe.each(testEngines())("values on $name", (engine) => {
  let place: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    place = await engine.make();
    database = await connectDatabase({ url: place.url });
    const columns = {
      id: ulid(), n: int().nullable(), at: time().nullable(), body: text().nullable(), data: json().nullable(), on_now: flag().default(false),
      raw: bytes().nullable(), name: string(40).nullable(), email: string(40, { binary: true }).nullable(),
    };
    await runMigrations({
      database,
      pluginId: "core",
      migrations: [{ name: "001", up: (m) => m.createTable("kinds", columns, { primaryKey: ["id"], unique: [["email"]], clustered: true }) }],
    });
  });

  afterAll(async () => {
    await database?.close();
    await place?.drop();
  });

  it("come back as the same JavaScript values", async () => {
    const at = 1_795_474_739_794;
    await database.hot.run("INSERT INTO kinds (id, n, at, body, data, on_now, raw) VALUES (?, ?, ?, ?, ?, ?, ?)", [
      "one", 2 ** 52, new Date(at), "héllo 👋 'quoted' \\ `x`", '{"a":[1]}', true, Buffer.from([0, 255, 1]),
    ]);
    expect(await database.hot.all("SELECT id, n, at, body, data, on_now, raw, name FROM kinds WHERE id = ?", ["one"])).toEqual([
      { id: "one", n: 2 ** 52, at, body: "héllo 👋 'quoted' \\ `x`", data: '{"a":[1]}', on_now: 1, raw: Buffer.from([0, 255, 1]), name: null },
    ]);
  });

  it("keep the same shapes through a Sequelize transaction's prepared SQL", async () => {
    const row = await database.transaction(async (tx) => {
      await tx.run("INSERT INTO kinds (id, n, on_now, at) VALUES (?, ?, ?, ?)", ["two", 3n, false, 5]);
      return tx.all("SELECT n, on_now, at, COUNT(*) AS many, SUM(n) AS total FROM kinds WHERE id = ? GROUP BY id, n, on_now, at LIMIT ?", ["two", 1]);
    });
    expect(row).toEqual([{ n: 3, on_now: 0, at: 5, many: 1, total: 3 }]);
  });

  it("beyond 2^53 come back whole, as text", async () => {
    await database.hot.run("INSERT INTO kinds (id, n) VALUES (?, ?)", ["big", 9_007_199_254_740_993n]);
    expect(await database.hot.all("SELECT n FROM kinds WHERE id = 'big'")).toEqual([{ n: "9007199254740993" }]);
  });

  it("keep whole numbers whole in a text column", async () => {
    await database.hot.run("INSERT INTO kinds (id, body) VALUES (?, ?)", ["digits", 12]);
    expect(await database.hot.all("SELECT body FROM kinds WHERE id = 'digits'")).toEqual([{ body: "12" }]);
  });

  it("compare keys exactly and names without case", async () => {
    await database.hot.run("INSERT INTO kinds (id, name, email) VALUES ('k1', 'Ada', 'ada@example.org')");
    await database.hot.run("INSERT INTO kinds (id, name, email) VALUES ('k2', 'ada', 'Ada@example.org')");
    expect(await database.hot.all("SELECT id FROM kinds WHERE email = ?", ["Ada@example.org"])).toEqual([{ id: "k2" }]);
    expect(await database.hot.all("SELECT id FROM kinds WHERE name = ? ORDER BY id", ["ADA"])).toEqual([{ id: "k1" }, { id: "k2" }]);
  });

  it("refuse what neither engine can bind, and go on working", async () => {
    // A caller without types could still hand over anything.
    const hot = database.hot as unknown as { all(sql: string, params: unknown[]): Promise<unknown> };
    await expect(hot.all("SELECT ? AS x", [undefined])).rejects.toThrow(TypeError);
    await expect(hot.all("SELECT ? AS x", [{ a: 1 }])).rejects.toThrow(TypeError);
    await expect(hot.all("SELECT ? AS x", ["cut \u0000 here"])).rejects.toThrow("NUL");
    expect(await database.hot.all("SELECT 1 AS x")).toEqual([{ x: 1 }]);
  });
});
