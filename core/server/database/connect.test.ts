import { DataTypes, ForeignKeyConstraintError, UniqueConstraintError, type Model, type ModelStatic } from "sequelize";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { connectDatabase } from "./connect.ts";
import type { Database } from "./database.ts";

describe.each(testEngines())("the database on $name", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let Counter: ModelStatic<Model>;
  let Part: ModelStatic<Model>;

  beforeAll(async () => {
    place = await engine.make();
    database = await connectDatabase({ url: place.url });
    Counter = database.sequelize.define("Counter", { id: { type: DataTypes.STRING(26), primaryKey: true }, n: DataTypes.BIGINT }, { tableName: "counter", timestamps: false });
    Part = database.sequelize.define("Part", { name: { type: DataTypes.STRING(50), unique: true } }, { tableName: "part", timestamps: false });
    Part.belongsTo(Counter, { foreignKey: { name: "counterId", allowNull: false }, onDelete: "CASCADE" });
    await database.sequelize.sync();
  });

  beforeEach(async () => {
    await database.hot.run("DELETE FROM part");
    await database.hot.run("DELETE FROM counter");
    await Counter.create({ id: "a", n: 0 });
  });

  afterAll(async () => {
    await database?.close();
    await place?.drop();
  });

  const count = async (): Promise<unknown> => (await database.hot.all<{ n: number }>("SELECT n FROM counter WHERE id = 'a'"))[0]?.n;

  it("lets twenty Sequelize transactions read and change one row without losing a change", async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.transaction(async (tx) => {
          const row = await Counter.findByPk("a", { transaction: tx.sequelize, lock: tx.sequelize.LOCK.UPDATE, rejectOnEmpty: true });
          await row.update({ n: Number(row.get("n")) + 1 }, { transaction: tx.sequelize });
        }),
      ),
    );
    expect(await count()).toBe(20);
  });

  it("lets twenty hot transactions read and change one row without losing a change", async () => {
    const lock = engine.name === "mysql" ? " FOR UPDATE" : "";
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.hotTransaction(async (sql) => {
          const [row] = await sql.all<{ n: number }>(`SELECT n FROM counter WHERE id = ?${lock}`, ["a"]);
          await sql.run("UPDATE counter SET n = ? WHERE id = ?", [Number(row?.n) + 1, "a"]);
        }),
      ),
    );
    expect(await count()).toBe(20);
  });

  it("keeps Sequelize and prepared SQL of one transaction on one connection", async () => {
    const seen = await database.transaction(async (tx) => {
      await Counter.create({ id: "b", n: 1 }, { transaction: tx.sequelize });
      await tx.run("UPDATE counter SET n = n + 1 WHERE id = ?", ["b"]);
      const outside = await database.hot.all("SELECT id FROM counter WHERE id = 'b'");
      return { inside: await tx.all("SELECT n FROM counter WHERE id = ?", ["b"]), outside };
    });
    expect(seen).toEqual({ inside: [{ n: 2 }], outside: [] });
  });

  it("takes everything back when a transaction throws", async () => {
    const broken = new Error("stop here");
    await expect(
      database.transaction(async (tx) => {
        await tx.run("UPDATE counter SET n = 5");
        throw broken;
      }),
    ).rejects.toBe(broken);
    await expect(
      database.hotTransaction(async (sql) => {
        await sql.run("UPDATE counter SET n = 6");
        throw broken;
      }),
    ).rejects.toBe(broken);
    expect(await count()).toBe(0);
  });

  it("takes back only the inner part of a transaction in a transaction", async () => {
    await database.transaction(async (tx) => {
      await tx.run("UPDATE counter SET n = 1");
      const inner = await database.sequelize.transaction({ transaction: tx.sequelize });
      await Counter.update({ n: 9 }, { where: { id: "a" }, transaction: inner });
      await inner.rollback();
    });
    expect(await count()).toBe(1);
  });

  it("refuses a statement that comes after its transaction has ended", async () => {
    const late = await database.transaction(async (tx) => tx);
    await expect(late.run("UPDATE counter SET n = 7")).rejects.toThrow("after its transaction had ended");
    expect(await count()).toBe(0);
  });

  it("names a unique violation alike for models and prepared SQL", async () => {
    await expect(Counter.create({ id: "a", n: 1 })).rejects.toBeInstanceOf(UniqueConstraintError);
    await expect(database.hot.run("INSERT INTO counter (id, n) VALUES ('a', 1)")).rejects.toBeInstanceOf(UniqueConstraintError);
    await Part.create({ name: "x", counterId: "a" });
    await expect(Part.create({ name: "x", counterId: "a" })).rejects.toBeInstanceOf(UniqueConstraintError);
  });

  it("goes on with a transaction after a refused statement in it", async () => {
    await database.transaction(async (tx) => {
      await tx.run("UPDATE counter SET n = 3");
      await expect(tx.run("INSERT INTO counter (id, n) VALUES ('a', 1)")).rejects.toBeInstanceOf(UniqueConstraintError);
    });
    expect(await count()).toBe(3);
  });

  it("enforces and cascades foreign keys", async () => {
    await expect(Part.create({ name: "lost", counterId: "none" })).rejects.toBeInstanceOf(ForeignKeyConstraintError);
    await Part.create({ name: "kept", counterId: "a" });
    await Counter.destroy({ where: { id: "a" } });
    expect(await Part.count()).toBe(0);
  });

  it("answers the ids of rows made together", async () => {
    const rows = await Part.bulkCreate([{ name: "one", counterId: "a" }, { name: "two", counterId: "a" }, { name: "three", counterId: "a" }]);
    const stored = await Part.findAll({ order: [["id", "ASC"]] });
    expect(rows.map((row) => [row.get("id"), row.get("name")])).toEqual(stored.map((row) => [row.get("id"), row.get("name")]));
  });

  it("inserts or updates many rows with one statement", async () => {
    const sql = database.upsertSql("counter", ["id", "n"], ["id"], ["n"], 2);
    await database.hot.run(sql, ["a", 4, "b", 5]);
    await database.hot.run(database.upsertSql("counter", ["id", "n"], ["id"], []), ["a", 99]);
    expect(await database.hot.all("SELECT id, n FROM counter ORDER BY id")).toEqual([{ id: "a", n: 4 }, { id: "b", n: 5 }]);
  });

  it("counts rows that were found, changed or not", async () => {
    expect(await database.hot.run("UPDATE counter SET n = 0 WHERE id = 'a'")).toEqual({ changes: 1 });
    expect(await database.hot.run("UPDATE counter SET n = 0 WHERE id = 'none'")).toEqual({ changes: 0 });
    expect(await Counter.update({ n: 0 }, { where: { id: "a" } })).toEqual([1]);
  });

  it("gives a named lock to one holder at a time", async () => {
    const other = await connectDatabase({ url: place.url });
    let inside = 0;
    let most = 0;
    const hold = (from: Database): Promise<void> =>
      from.withLock("test", async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 20));
        inside -= 1;
      });
    await Promise.all([hold(database), hold(other), hold(database), hold(other)]);
    await database.withLock("test", async () => {
      await expect(other.withLock("test", async () => undefined, 50)).rejects.toThrow('The lock "test" was not free');
      await other.withLock("another", async () => undefined, 50);
    });
    await other.close();
    expect(most).toBe(1);
  });
});

describe("connectDatabase", () => {
  it("says how to write an address that it does not understand, without showing the password", async () => {
    await expect(connectDatabase({ url: "postgres://me:secret@host/db" })).rejects.toThrow("write mysql://user:password@host:3306/database or file:");
    await expect(connectDatabase({ url: "postgres://me:secret@host/db" })).rejects.not.toThrow("secret");
    await expect(connectDatabase({ url: "mysql://root@127.0.0.1" })).rejects.toThrow("names no database");
  });

  it("says which server did not answer", async () => {
    await expect(connectDatabase({ url: "mysql://root:secret@127.0.0.1:1/portal" })).rejects.toThrow("127.0.0.1:1");
  });
});
