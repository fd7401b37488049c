import { expect, it } from "vitest";
import { newUlid } from "./ulid.ts";

it("makes keys that the server takes and that sort in the order they were made, also within one millisecond and when the clock goes back", () => {
  const now = Date.now();
  const made = Array.from({ length: 5_000 }, (_, at) => newUlid(now + (at % 3 === 2 ? -1_000 : Math.floor(at / 1_000))));
  expect(made.every((key) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(key))).toBe(true);
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});
