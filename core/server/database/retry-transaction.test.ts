import { DatabaseError } from "sequelize";
import { describe, expect, it } from "vitest";
import { retryTransaction } from "./retry-transaction.ts";

const failure = (words: object): Error => Object.assign(new Error("refused"), words);
const wrapped = (words: object): Error => new DatabaseError(Object.assign(new Error("refused"), { sql: "", ...words }));

async function attempts(error: Error, failures: number): Promise<{ tried: number; answer: unknown }> {
  let tried = 0;
  const answer = await retryTransaction(async () => {
    tried += 1;
    if (tried <= failures) throw error;
    return "done";
  }).catch((thrown: unknown) => thrown);
  return { tried, answer };
}

describe("a transaction that the database refused", () => {
  it.each([
    ["a deadlock", failure({ errno: 1213 })],
    ["a lock that took too long", failure({ errno: 1205 })],
    ["a record that changed", failure({ errno: 1020 })],
    ["a busy file", failure({ code: "SQLITE_BUSY" })],
    ["a busy file with an old view", failure({ code: "SQLITE_BUSY_SNAPSHOT" })],
    ["a deadlock inside Sequelize's error", wrapped({ errno: 1213 })],
  ])("is run again after %s", async (_what, error) => {
    expect(await attempts(error, 2)).toEqual({ tried: 3, answer: "done" });
  });

  it("is given up after three more tries", async () => {
    const error = failure({ errno: 1213 });
    expect(await attempts(error, 10)).toEqual({ tried: 4, answer: error });
  });

  it.each([
    ["a unique key", failure({ errno: 1062, code: "ER_DUP_ENTRY" })],
    ["a write that waited for itself", failure({ code: "WRITE_WAITS_FOR_ITSELF" })],
    ["a mistake in the code", new TypeError("no")],
  ])("is not run again after %s", async (_what, error) => {
    expect(await attempts(error, 1)).toEqual({ tried: 1, answer: error });
  });
});
