import { expect, it } from "vitest";
import { readBefore, viewIn, writeBefore } from "./inbox-views.ts";

const line = { id: "01M85D3AC8506M4A8612CMEC4D", lastAt: 2_000, waitingSince: 1_000 };

it("goes on after the last line: by its last word, or by how long it has waited", () => {
  expect(readBefore(writeBefore("open", line))).toEqual({ lastAt: 2_000, id: line.id });
  expect(readBefore(writeBefore("waiting", line))).toEqual({ lastAt: 1_000, id: line.id });
});

it("starts at the beginning for an address that anybody may have written", () => {
  for (const text of [null, "", "x", "1-", "-1-01M85D3AC8506M4A8612CMEC4D", "1-01M85D3AC8506M4A8612CMEC4D'--"]) expect(readBefore(text)).toBeUndefined();
  expect(viewIn("constructor")).toBeUndefined();
});
