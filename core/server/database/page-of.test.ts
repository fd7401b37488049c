import { DataTypes, type Sequelize, type Model, type ModelStatic } from "sequelize";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { connectDatabase } from "./connect.ts";
import type { Database } from "./database.ts";
import { pageOf } from "./page-of.ts";
import { installPracticeFence } from "./practice-fence.ts";

interface Line {
  id: string;
  practiceId: string;
  dueAt: number;
}

describe.each(testEngines())("lists in pages on $name", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let lines: ModelStatic<Model<Line, Partial<Line>>>;

  beforeAll(async () => {
    place = await engine.make();
    database = await connectDatabase({ url: place.url });
    const sequelize: Sequelize = database.sequelize;
    lines = sequelize.define("Line", { id: { type: DataTypes.STRING(26), primaryKey: true }, practiceId: DataTypes.STRING(26), dueAt: DataTypes.BIGINT }, { timestamps: false }) as typeof lines;
    installPracticeFence(sequelize);
    await sequelize.sync();
    // Three share each moment, so that the moment alone does not say where a page ended.
    await lines.bulkCreate(Array.from({ length: 10 }, (_, at) => ({ id: `id-${at}`, practiceId: "one", dueAt: 1_764_000_000_000 + Math.floor(at / 3) })));
    await lines.create({ id: "id-foreign", practiceId: "two", dueAt: 1_764_000_000_001 });
  });

  afterAll(async () => {
    await database?.close();
    await place?.drop();
  });

  async function walk(by?: Parameters<typeof pageOf<Line>>[1]["by"]): Promise<string[][]> {
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const { rows, next } = await pageOf(lines, { where: { practiceId: "one" }, size: 4, ...(by ? { by } : {}), after });
      pages.push(rows.map((row) => row.id));
      after = next ?? undefined;
    } while (after !== undefined && pages.length < 9);
    return pages;
  }

  it("show everything once, the newest first, and nothing of another practice", async () => {
    expect(await walk()).toEqual([["id-9", "id-8", "id-7", "id-6"], ["id-5", "id-4", "id-3", "id-2"], ["id-1", "id-0"]]);
  });

  it("keep an order of several columns, also where the first ones are equal", async () => {
    expect(await walk([["dueAt", "ASC"], ["id", "DESC"]])).toEqual([["id-2", "id-1", "id-0", "id-5"], ["id-4", "id-3", "id-8", "id-7"], ["id-6", "id-9"]]);
  });

  it.each(["", "nonsense", Buffer.from('["a","b"]').toString("base64url"), Buffer.from('[{"gt":1}]').toString("base64url")])("start at the top for the cursor %j", async (after) => {
    expect((await pageOf(lines, { where: { practiceId: "one" }, size: 1, after })).rows).toMatchObject([{ id: "id-9" }]);
  });

  it("go nowhere without a practice", async () => {
    await expect(pageOf(lines, { where: {}, after: undefined })).rejects.toThrow("names no practice");
  });
});
