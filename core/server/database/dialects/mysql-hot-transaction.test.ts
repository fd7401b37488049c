import { expect, it } from "vitest";
import { UniqueConstraintError } from "sequelize";
import { testEngines } from "../../../testing/test-databases.ts";
import { connectDatabase } from "../connect.ts";

const awkward = ["it's", 'say "hi"', "back\\slash \\' here", "a ? in it; DROP TABLE notes; --", "`tick` %s :name $1", "línea\nnueva \u{1F600}"];

it.each(testEngines())("keeps statements that are given together in order, whole, and all or nothing ($name)", async ({ make }) => {
  const place = await make();
  const db = await connectDatabase({ url: place.url });
  try {
    await db.hot.run("CREATE TABLE notes (id INTEGER PRIMARY KEY, words VARCHAR(200))");
    const insert = "INSERT INTO notes (id, words) VALUES (?, ?)";
    const changed = await db.hotTransaction(async (sql) => {
      const done = await Promise.all([...awkward.map((words, id) => sql.run(insert, [id, words])), sql.run("UPDATE notes SET words = ? WHERE id >= ?", [awkward[5] ?? "", 4])]);
      return done.map(({ changes }) => changes);
    });
    expect(changed).toEqual([1, 1, 1, 1, 1, 1, 2]);
    const read = () => db.hotTransaction((sql) => sql.all<{ words: string }>("SELECT words FROM notes WHERE id < ? ORDER BY id", [100]));
    const kept = [...awkward.slice(0, 4), awkward[5], awkward[5]];
    expect((await read()).map(({ words }) => words)).toEqual(kept);

    const twice = db.hotTransaction((sql) => Promise.all([sql.run(insert, [6, "first"]), sql.run(insert, [6, "again"]), sql.run(insert, [7, "after"])]));
    await expect(twice).rejects.toBeInstanceOf(UniqueConstraintError);
    expect((await read()).map(({ words }) => words)).toEqual(kept);
  } finally {
    await db.close();
    await place.drop();
  }
});
