import { DataTypes, type Model, type ModelStatic } from "sequelize";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { connectDatabase } from "./connect.ts";
import type { Database } from "./database.ts";
import { countStatements } from "./statement-counter.ts";

describe.each(testEngines())("countStatements on $name", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let Thing: ModelStatic<Model>;

  beforeAll(async () => {
    place = await engine.make();
    database = await connectDatabase({ url: place.url });
    Thing = database.sequelize.define("Thing", { n: DataTypes.INTEGER }, { tableName: "thing", timestamps: false });
    await database.sequelize.sync();
  });

  afterAll(async () => {
    await database?.close();
    await place?.drop();
  });

  it("lists hot, transactional and Sequelize statements, each once", async () => {
    const { result, statements, control } = await countStatements(database, async () => {
      await database.hot.all("SELECT 1 AS one");
      await database.hotTransaction((sql) => sql.run("DELETE FROM thing WHERE n = ?", [9]));
      await database.transaction(async (tx) => {
        await Thing.create({ n: 1 }, { transaction: tx.sequelize });
        await tx.run("UPDATE thing SET n = ?", [2]);
      });
      return (await Thing.findAll()).length;
    });
    expect(result).toBe(1);
    expect(statements.map((sql) => sql.split(" ")[0])).toEqual(["SELECT", "DELETE", "INSERT", "UPDATE", "SELECT"]);
    expect(control).toHaveLength(4);
  });

  it("does not mix in what others do meanwhile, nor another database", async () => {
    const other = await connectDatabase({ url: place.url });
    const ask = (times: number) =>
      countStatements(database, async () => {
        for (let i = 0; i < times; i += 1) {
          await database.hot.all("SELECT 1 AS one");
          await Thing.findAll();
          await other.hot.all("SELECT 2 AS two");
        }
      });
    const counts = await Promise.all([ask(1), ask(5), ask(20), Thing.findAll()]);
    await other.close();
    expect(counts.slice(0, 3).map((count) => ("statements" in count ? count.statements.length : 0))).toEqual([2, 10, 40]);
  });
});
