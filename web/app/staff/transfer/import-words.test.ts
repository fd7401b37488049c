import { expect, it } from "vitest";
import { countsInWords } from "./import-words.ts";

it("says what is to come and what came of it, and nothing of what is not there", () => {
  expect(countsInWords({ new: 1_200, duplicate: 1, error: 2 })).toBe("1,200 rows to add, 1 row of clients who are there already, 2 rows with errors");
  expect(countsInWords({ created: 1, skipped: 2, updated: 0 })).toBe("1 client added, 2 rows skipped");
});
