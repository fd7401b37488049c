import { expect, it } from "vitest";
import { narrowQuery, narrowWords, readNarrow, wide } from "./narrow.ts";

const read = (query: string) => readNarrow(new URLSearchParams(query));

it("keeps what a view is narrowed to through its address", () => {
  const narrow = { filter: { needsReply: true, overdue: true, hasTask: true, tag: "a & b", professionalId: "01M85D3AC8506M4A8612CMEC4D", pluginId: "to-dos" }, sort: "recent" as const };
  expect(read(narrowQuery(narrow))).toEqual(narrow);
  expect(narrowQuery(wide)).toBe("");
});

it("leaves out what anybody may have written into an address", () => {
  expect(read("?professional=x&plugin=A%25&tag=%20&sort=up")).toEqual(wide);
});

it("says what it looks for in words", () => {
  const names = { professionals: [], plugins: [{ id: "forms", name: "Forms" }] };
  expect(narrowWords({ ...wide, filter: { overdue: true, pluginId: "forms", tag: "new" } }, names)).toEqual(["Overdue", "Forms open", "Tag new"]);
});
