import { expect, it } from "vitest";
import { mentionsIn } from "./mentions.ts";

const staff = [{ id: "maya", name: "Dr Maya Rivera" }, { id: "sam", name: "Sam Ono" }, { id: "lee", name: "Sam Lee" }, { id: "ann", name: "Ann Öst" }];
const named = (text: string): string[] => mentionsIn(text, staff).map((one) => `${one.staffId}: ${one.name}`);

it("finds whom a note names, by the whole name, without its title, or by a first name that one of them has", () => {
  expect(named("@Dr Maya Rivera can you call? @sam ono knows")).toEqual(["maya: Dr Maya Rivera", "sam: sam ono"]);
  expect(named("(@Maya Rivera) and @Maya")).toEqual(["maya: Maya Rivera"]);
  expect(named("@Ann, please")).toEqual(["ann: Ann"]);
});

it("names nobody by a shared first name, part of a name, an address or a stranger's name", () => {
  expect(named("@Sam")).toEqual([]);
  expect(named("@Mayam @Annö")).toEqual([]);
  expect(named("maya@maya.example, x.@Maya")).toEqual([]);
  expect(named("@Chris")).toEqual([]);
});
