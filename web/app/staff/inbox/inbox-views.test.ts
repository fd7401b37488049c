import { expect, it } from "vitest";
import { inboxPath, readAfter, viewIn, writeAfter } from "./inbox-views.ts";

const line = { id: "01M85D3AC8506M4A8612CMEC4D", lastAt: 2_000, waitingSince: 1_000 };

it("goes on after the last line, whether somebody waits there or not", () => {
  expect(readAfter(writeAfter(line))).toEqual(line);
  expect(readAfter(writeAfter({ ...line, waitingSince: null }))).toEqual({ ...line, waitingSince: null });
});

it("starts at the beginning for an address that anybody may have written", () => {
  for (const text of [null, "", "x", "1-", "-1", "-x-01M85D3AC8506M4A8612CMEC4D", "1-1-01M85D3AC8506M4A8612CMEC4D'--"]) expect(readAfter(text)).toBeUndefined();
  expect(viewIn("constructor")).toBeUndefined();
});

it("keeps what a view is narrowed to", () => {
  expect(inboxPath("all", line.id, { filter: { tag: "a & b" }, sort: "waiting" })).toBe(`/staff/inbox/all/${line.id}?tag=a+%26+b`);
});
