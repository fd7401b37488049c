import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import { int, serial } from "./columns.ts";
import { connectDatabase } from "./connect.ts";
import type { Database, Sql } from "./database.ts";
import { runMigrations } from "./migrate.ts";
import { KeyReusedError, forgetOnceKeys, once, onceMigration } from "./once.ts";

describe.each(testEngines())("once on $name", (engine) => {
  let place: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    place = await engine.make();
    database = await connectDatabase({ url: place.url });
    const effects = { name: "effects", up: onceMigration.up };
    await runMigrations({
      database,
      pluginId: "core",
      migrations: [effects, { name: "rows", up: (m) => m.createTable("effects", { id: serial(), n: int() }, {}) }],
    });
  });

  beforeEach(async () => {
    await database.hot.run("DELETE FROM effects");
    await database.hot.run("DELETE FROM once_keys");
  });

  afterAll(async () => {
    await database?.close();
    await place?.drop();
  });

  const effect = (tx: Sql, key: string, n: number): Promise<{ n: number; at: string }> =>
    once(tx, { scope: "test", key, params: { n, more: { b: 1, a: 2 } }, now: 1_000 }, async () => {
      await tx.run("INSERT INTO effects (n) VALUES (?)", [n]);
      return { n, at: `${Math.random()}` };
    });
  const effects = async (): Promise<number> => (await database.hot.all("SELECT id FROM effects")).length;

  it("does one thing for fifty calls at once, and answers all of them alike", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => database.transaction((tx) => effect(tx, "k", 1))));
    expect(await effects()).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it("does so in hot transactions, together with others", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => (i % 2 ? database.hotTransaction((sql) => effect(sql, "k", 1)) : database.transaction((tx) => effect(tx, "k", 1)))),
    );
    expect(await effects()).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it("forgets the key together with an effect that was taken back", async () => {
    const broken = database.transaction(async (tx) => {
      await effect(tx, "k", 1);
      throw new Error("after the effect");
    });
    await expect(broken).rejects.toThrow("after the effect");
    await database.transaction((tx) => effect(tx, "k", 1));
    expect(await effects()).toBe(1);
  });

  it("lets one of many succeed when the first one fails", async () => {
    let first = true;
    const attempt = (): Promise<unknown> =>
      database.transaction((tx) =>
        once(tx, { scope: "test", key: "k", now: 1 }, async () => {
          await tx.run("INSERT INTO effects (n) VALUES (1)");
          if (first) {
            first = false;
            throw new Error("the first one fails");
          }
          return "done";
        }),
      );
    const results = await Promise.allSettled(Array.from({ length: 20 }, attempt));
    expect(results.filter((result) => result.status === "rejected")).toHaveLength(1);
    expect(await effects()).toBe(1);
  });

  it("refuses a key that comes back with other content", async () => {
    await database.transaction((tx) => effect(tx, "k", 1));
    await expect(database.transaction((tx) => effect(tx, "k", 2))).rejects.toBeInstanceOf(KeyReusedError);
    expect(await effects()).toBe(1);
  });

  it("keeps keys of other scopes apart, and reads the same content in any order", async () => {
    const ask = (scope: string, params: unknown): Promise<string> => database.transaction((tx) => once(tx, { scope, key: "k", params, now: 1 }, async () => scope));
    expect(await ask("one", { a: 1, b: [{ c: 1, d: 2 }] })).toBe("one");
    expect(await ask("one", { b: [{ d: 2, c: 1 }], a: 1 })).toBe("one");
    expect(await ask("two", { a: 2 })).toBe("two");
  });

  it("answers nothing again where nothing was answered, and forgets old keys", async () => {
    const ask = (now: number, key: string): Promise<void> => database.transaction((tx) => once(tx, { scope: "s", key, now }, async () => undefined));
    await ask(1, "old");
    expect(await ask(1, "old")).toBeUndefined();
    await ask(10, "new");
    expect(await forgetOnceKeys(database.hot, 5)).toBe(1);
    expect(await database.hot.all("SELECT created_at FROM once_keys")).toEqual([{ created_at: 10 }]);
  });
});
