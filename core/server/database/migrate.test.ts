import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { flag, int, json, serial, string, text, time, ulid } from "./columns.ts";
import { connectDatabase } from "./connect.ts";
import type { Database } from "./database.ts";
import { slowMigrations } from "./fixtures/slow-migrations.ts";
import { startProcess } from "./fixtures/start-process.ts";
import { runMigrations, type Migration } from "./migrate.ts";

describe.each(testEngines())("migrations on $name", (engine) => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await engine.make();
    database = await connectDatabase({ url: place.url });
  });

  afterEach(async () => {
    await database?.close();
    await place?.drop();
  });

  const run = (migrations: Migration[], pluginId = "core", tablePrefix?: string): Promise<string[]> =>
    runMigrations(tablePrefix === undefined ? { database, pluginId, migrations } : { database, pluginId, migrations, tablePrefix });
  const steps = async (): Promise<unknown[]> => (await database.hot.all<{ step: number }>("SELECT step FROM runs ORDER BY id")).map((row) => row.step);

  it("run once, in order, and only the new ones later", async () => {
    expect(await run(slowMigrations.slice(0, 2))).toEqual(["001-make", "002-second"]);
    expect(await run(slowMigrations.slice(0, 2))).toEqual([]);
    expect(await run(slowMigrations)).toEqual(["003-third"]);
    expect(await steps()).toEqual([1, 2, 3]);
  });

  it("run once when two connections and two processes start together", async () => {
    const other = await connectDatabase({ url: place.url });
    const processes = [startProcess("migrating-node.ts", place.url), startProcess("migrating-node.ts", place.url)];
    const here = await Promise.all([database, other].map((node) => runMigrations({ database: node, pluginId: "core", migrations: slowMigrations })));
    await Promise.all(processes.map((node) => node.printed(1)));
    await other.close();
    const ran = [...here.map((names) => names.length), ...processes.map((node) => Number(node.lines[0]))];
    expect(ran.sort()).toEqual([0, 0, 0, 3]);
    expect(await steps()).toEqual([1, 2, 3]);
  });

  it("are remembered for each plugin by itself", async () => {
    const named = (table: string): Migration[] => [{ name: "001", up: (m) => m.createTable(table, { id: ulid() }, { primaryKey: ["id"] }) }];
    expect(await run(named("one_table"), "one", "one")).toEqual(["001"]);
    expect(await run(named("two_table"), "two", "two")).toEqual(["001"]);
    const rows = await database.hot.all<{ ran_at: number }>("SELECT plugin_id, name, ran_at FROM migrations ORDER BY plugin_id");
    expect(rows).toMatchObject([{ plugin_id: "one", name: "001" }, { plugin_id: "two", name: "001" }]);
    expect(rows[0]?.ran_at).toBeGreaterThan(1_700_000_000_000);
  });

  it("can finish after a crash in the middle of one", async () => {
    let crash = true;
    const migration: Migration = {
      name: "001",
      async up(m) {
        const columns = { id: ulid(), practice_id: ulid(), n: int(), name: string(20), email: string(40, { binary: true }) };
        await m.createTable("things", columns, { primaryKey: ["practice_id", "id"], unique: [["email"]], indexes: [["n", "name"]], clustered: true });
        await m.addColumn("things", "body", text().nullable());
        await m.addColumn("things", "open", flag().default(true));
        await m.addColumn("things", "data", json().default("{}"));
        await m.addColumn("things", "at", time().default(0));
        await m.addIndex("things", ["at"]);
        if (crash) throw new Error("the power went");
        await m.addIndex("things", ["practice_id", "at"], { unique: true });
      },
    };
    await expect(run([migration])).rejects.toThrow('The migration "001" of core did not finish: the power went');
    crash = false;
    expect(await run([migration])).toEqual(["001"]);
    const insert = "INSERT INTO things (id, practice_id, n, name, email) VALUES (?, ?, 1, 'x', ?)";
    await database.hot.run(insert, ["1", "p", "a@b"]);
    expect(await database.hot.all("SELECT * FROM things")).toEqual([
      { id: "1", practice_id: "p", n: 1, name: "x", email: "a@b", body: null, open: 1, data: "{}", at: 0 },
    ]);
    await expect(database.hot.run(insert, ["2", "q", "a@b"])).rejects.toThrow();
    await expect(database.hot.run(insert, ["3", "p", "c@d"])).rejects.toThrow();
  });

  it("count up a serial column and keep columns filled", async () => {
    await run([{ name: "001", up: (m) => m.createTable("counted", { id: serial(), body: text() }, {}) }]);
    await database.hot.run("INSERT INTO counted (body) VALUES ('a'), ('b')");
    expect(await database.hot.all("SELECT id FROM counted ORDER BY id")).toEqual([{ id: 1 }, { id: 2 }]);
    await expect(database.hot.run("INSERT INTO counted (body) VALUES (NULL)")).rejects.toThrow();
  });

  it("refuse a plugin's table without its prefix, whatever makes it", async () => {
    const refusals: Migration["up"][] = [
      (m) => m.createTable("items", { id: ulid() }, { primaryKey: ["id"] }),
      (m) => m.addColumn("items", "n", int().default(0)),
      (m) => m.addIndex("items", ["n"]),
      (m) => m.sql("CREATE TABLE IF NOT EXISTS items (id INT)"),
      (m) => m.sql("ALTER TABLE items ADD n INT"),
      (m) => m.sql("drop table if exists `items`"),
      (m) => m.sql("INSERT IGNORE INTO items (id) VALUES (1)"),
      (m) => m.sql("update items set n = 1"),
      (m) => m.sql("DELETE FROM items"),
      (m) => m.sql("CREATE UNIQUE INDEX to_dos_x ON items (n)"),
      (m) => m.sql("ALTER TABLE to_dos_items RENAME TO items"),
    ];
    for (const up of refusals) {
      await expect(run([{ name: "001", up }], "to-dos", "to_dos")).rejects.toThrow("to-dos: table `items` must be called `to_dos_items`");
    }
    expect(await database.hot.all("SELECT name FROM migrations")).toEqual([]);
  });

  it("let a plugin write to its own tables and read its own words", async () => {
    const up: Migration["up"] = async (m) => {
      await m.createTable("to_dos_items", { id: ulid(), body: string(80) }, { primaryKey: ["id"] });
      await m.sql("INSERT INTO to_dos_items (id, body) VALUES ('1', 'DELETE FROM accounts; UPDATE people') /* ALTER TABLE clients */");
      await m.sql(m.engine === "sqlite" ? "INSERT INTO to_dos_items (id, body) VALUES ('1', 'x') ON CONFLICT (id) DO UPDATE SET body = body" : "INSERT INTO to_dos_items (id, body) VALUES ('1', 'x') ON DUPLICATE KEY UPDATE body = body");
    };
    expect(await run([{ name: "001", up }], "to-dos", "to_dos")).toEqual(["001"]);
  });

  it("refuse two of one name, and a column that old rows could not have", async () => {
    const nothing = async (): Promise<void> => undefined;
    await expect(run([{ name: "001", up: nothing }, { name: "001", up: nothing }])).rejects.toThrow('core: two migrations are called "001"');
    await expect(run([{ name: "001", up: (m) => m.addColumn("things", "n", int()) }])).rejects.toThrow("give it .default(...) or .nullable()");
  });
});
