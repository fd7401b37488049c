import { DataTypes, Op, Sequelize, type Model, type ModelStatic } from "sequelize";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { connectDatabase } from "./connect.ts";
import type { Database } from "./database.ts";
import { PracticeFenceError, installPracticeFence } from "./practice-fence.ts";

describe.each(testEngines())("the practice fence on $name", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let Note: ModelStatic<Model>;
  let Tag: ModelStatic<Model>;
  let Account: ModelStatic<Model>;

  beforeAll(async () => {
    place = await engine.make();
    database = await connectDatabase({ url: place.url });
    const { sequelize } = database;
    const practiceId = { type: DataTypes.STRING(26), allowNull: false, field: "practice_id" };
    Note = sequelize.define("Note", { practiceId, n: DataTypes.INTEGER }, { timestamps: false });
    installPracticeFence(sequelize);
    Tag = sequelize.define("Tag", { practiceId, label: DataTypes.STRING }, { timestamps: false });
    Account = sequelize.define("Account", { email: DataTypes.STRING }, { timestamps: false });
    Note.hasMany(Tag, { as: "tags" });
    Account.hasMany(Note, { as: "notes" });
    await sequelize.sync();
  });

  beforeEach(async () => {
    for (const model of [Tag, Note, Account]) await model.destroy({ where: {}, allPractices: true });
    const account = await Account.create({ email: "a@b" });
    await Note.bulkCreate([
      { practiceId: "one", n: 1, AccountId: account.get("id") },
      { practiceId: "two", n: 2, AccountId: account.get("id") },
    ]);
  });

  afterAll(async () => {
    await database?.close();
    await place?.drop();
  });

  const refused: [string, () => Promise<unknown>][] = [
    ["find all", () => Note.findAll()],
    ["find one", () => Note.findOne({ where: { n: 1 } })],
    ["find by key", () => Note.findByPk(1)],
    ["find or create", () => Note.findOrCreate({ where: { n: 1 } })],
    ["count", () => Note.count({ where: { n: 1 } })],
    ["find and count", () => Note.findAndCountAll({ where: { n: 1 } })],
    ["sum", () => Note.sum("n")],
    ["max", () => Note.max("n", { where: { n: 1 } })],
    ["update", () => Note.update({ n: 5 }, { where: { n: 1 } })],
    ["destroy", () => Note.destroy({ where: { n: 1 } })],
    ["truncate", () => Note.destroy({ truncate: true })],
    ["increment", () => Note.increment("n", { where: { n: 1 } })],
    ["decrement", () => Note.decrement("n", { where: { n: 1 } })],
    ["a condition in Op.or only", () => Note.findAll({ where: { [Op.or]: [{ practiceId: "one" }, { n: 1 }] } })],
    ["a condition in Op.not", () => Note.findAll({ where: { [Op.not]: { practiceId: "one" } } })],
    ["every practice but one", () => Note.findAll({ where: { practiceId: { [Op.ne]: "one" } } })],
    ["a practice that is missing", () => Note.findAll({ where: { practiceId: null } })],
    ["an empty list of practices", () => Note.findAll({ where: { practiceId: [] } })],
    ["hooks switched off", () => Note.findAll({ where: { practiceId: "one" }, hooks: false })],
    ["update with hooks switched off", () => Note.update({ n: 5 }, { where: { n: 1 }, hooks: false })],
    ["an include below a model without a practice", () => Account.findAll({ include: [{ model: Note, as: "notes" }] })],
    ["a separate include", () => Note.findAll({ where: { practiceId: "one" }, include: [{ model: Tag, as: "tags", separate: true }] })],
    ["a sum of a model that was defined later", () => Tag.sum("id")],
    ["another model's rows", () => Tag.findAll({ where: { label: "x" } })],
  ];

  it.each(refused)("refuses: %s", async (_what, call) => {
    await expect(call()).rejects.toBeInstanceOf(PracticeFenceError);
    const rows = await Note.findAll({ allPractices: true, order: ["n"] });
    expect(rows.map((row) => row.get("n"))).toEqual([1, 2]);
  });

  it("says which model, what, and what to do", async () => {
    await expect(Note.findAll()).rejects.toThrow("Note: a find names no practice. Add practiceId to its `where`");
  });

  it("lets through what names its practice, at the top or inside Op.and", async () => {
    expect(await Note.count({ where: { practiceId: "one" } })).toBe(1);
    expect(await Note.findAll({ where: { [Op.and]: [{ n: 1 }, { practiceId: "one" }] } })).toHaveLength(1);
    expect(await Note.findAll({ where: { [Op.and]: { practiceId: "one" }, [Op.or]: [{ n: 1 }, { n: 2 }] } })).toHaveLength(1);
    expect(await Note.findAll({ where: { practiceId: { [Op.in]: ["one", "two"] } } })).toHaveLength(2);
    expect(await Note.sum("n", { where: { practiceId: "two" } })).toBe(2);
    expect(await Note.update({ n: 7 }, { where: { practiceId: "one" } })).toEqual([1]);
    await Note.increment("n", { where: { practiceId: "one" } });
    expect(await Note.findOne({ where: { practiceId: "one" } })).toMatchObject({ dataValues: { n: 8 } });
    expect(await Note.destroy({ where: { practiceId: "one" } })).toBe(1);
  });

  it("lets includes through behind a fenced model, or with a practice of their own", async () => {
    const tags = { model: Tag, as: "tags" };
    expect(await Note.findAll({ where: { practiceId: "one" }, include: [tags] })).toHaveLength(1);
    expect(await Note.findAll({ where: { practiceId: "one" }, include: [{ ...tags, separate: true, where: { practiceId: "one" } }] })).toHaveLength(1);
    const accounts = await Account.findAll({ include: [{ model: Note, as: "notes", where: { practiceId: "two" } }] });
    expect(accounts[0]?.get("notes")).toHaveLength(1);
  });

  it("lets core pass with allPractices, and a row in hand do as it likes", async () => {
    expect(await Note.count({ allPractices: true })).toBe(2);
    const row = await Note.findOne({ where: { practiceId: "one" }, rejectOnEmpty: true });
    await row.update({ n: 3 });
    await row.increment("n");
    await row.reload();
    expect(row.get("n")).toBe(4);
    await row.destroy();
    expect(await Note.count({ allPractices: true })).toBe(1);
  });

  it("leaves models without a practice alone", async () => {
    expect(await Account.findAll()).toHaveLength(1);
    expect(await Account.count({ where: { email: "a@b" } })).toBe(1);
    expect(database.sequelize).toBeInstanceOf(Sequelize);
  });
});
