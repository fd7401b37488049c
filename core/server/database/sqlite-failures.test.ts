import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DataTypes, DatabaseError, ForeignKeyConstraintError } from "sequelize";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/test-databases.ts";
import { connectDatabase } from "./connect.ts";
import type { Database } from "./database.ts";

describe("a SQLite file on a bad day", () => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await createTestDatabase("sqlite");
    database = await connectDatabase({ url: place.url });
    await database.hot.run("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
    await database.hot.run("CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED, body BLOB)");
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    await database.close();
    await place.drop();
  });

  const orphan = "INSERT INTO child (parent_id) VALUES (404)";
  const children = async (): Promise<number> => (await database.hot.all("SELECT id FROM child")).length;

  it("throws the reason of a commit that fails, keeps nothing of it, and goes on", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    await expect(database.transaction((tx) => tx.run(orphan))).rejects.toBeInstanceOf(ForeignKeyConstraintError);
    await expect(database.hotTransaction((sql) => sql.run(orphan))).rejects.toBeInstanceOf(ForeignKeyConstraintError);
    await expect(database.hot.run(orphan)).rejects.toBeInstanceOf(ForeignKeyConstraintError);
    await database.transaction((tx) => tx.run("INSERT INTO child (body) VALUES ('kept')"));
    expect(await children()).toBe(1);
  });

  it("takes a transaction back when the disk is full, and goes on when there is room", async () => {
    const fill = database.hotTransaction(async (sql) => {
      await sql.all("PRAGMA max_page_count = 20");
      await sql.run("INSERT INTO child (body) VALUES (?)", ["small"]);
      await sql.run("INSERT INTO child (body) VALUES (?)", [Buffer.alloc(1_000_000)]);
    });
    await expect(fill).rejects.toThrow("database or disk is full");
    await expect(fill).rejects.toBeInstanceOf(DatabaseError);
    expect(await children()).toBe(0);
    await database.hotTransaction(async (sql) => {
      await sql.all("PRAGMA max_page_count = 1000000");
      await sql.run("INSERT INTO child (body) VALUES (?)", [Buffer.alloc(1_000_000)]);
    });
    expect(await children()).toBe(1);
  });

  it("is not an error of a unique key when a value is missing or breaks a rule", async () => {
    await database.hot.run("CREATE TABLE ruled (n INTEGER NOT NULL CHECK (n > 0))");
    for (const value of [null, -1]) {
      const refused = database.hot.run("INSERT INTO ruled (n) VALUES (?)", [value]);
      await expect(refused).rejects.toMatchObject({ name: "SequelizeDatabaseError" });
    }
  });

  it("reads a column that was added after its table was first read, as its type", async () => {
    await database.hot.run("CREATE TABLE moment (id INTEGER PRIMARY KEY)");
    const before = database.sequelize.define("Before", {}, { tableName: "moment", timestamps: false });
    expect(await before.findAll()).toEqual([]);
    await database.hot.run("ALTER TABLE moment ADD COLUMN at DATETIME");
    const after = database.sequelize.define("After", { at: DataTypes.DATE(3) }, { tableName: "moment", timestamps: false });
    const at = new Date(1_234_567_890_123);
    await after.create({ at });
    expect((await after.findOne({ rejectOnEmpty: true })).get("at")).toEqual(at);
  });

  it("can be read by its owner only", () => {
    for (const end of ["", "-wal", "-shm"]) expect(statSync(fileURLToPath(place.url) + end).mode & 0o077).toBe(0);
  });

  it("serves two connections of one process without losing a change", async () => {
    const other = await connectDatabase({ url: place.url, synchronous: "FULL" });
    await database.hot.run("INSERT INTO parent (id) VALUES (1)");
    const add = (from: Database) =>
      from.transaction(async (tx) => {
        const [row] = await tx.all<{ id: number }>("SELECT id FROM parent");
        await tx.run("UPDATE parent SET id = ?", [Number(row?.id) + 1]);
      });
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(i % 2 ? other : database)));
    expect(await other.hot.all("SELECT id FROM parent")).toEqual([{ id: 21 }]);
    await other.close();
  });
});
