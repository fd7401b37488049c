import { expect, it } from "vitest";
import { cardComponentOf, defineUi } from "./define-ui.ts";

const load = () => Promise.resolve({ default: () => null });

it("finds a card's face by its kind, and none for kinds and plugins that are not there", () => {
  const uis = [defineUi({ id: "messages" }), defineUi({ id: "to-dos", cards: { item: load } })];
  expect(cardComponentOf(uis, "to-dos.item@2")).toBe(load);
  expect(cardComponentOf(uis, "to-dos.item")).toBe(load);
  expect(cardComponentOf(uis, "to-dos.other@1")).toBeUndefined();
  expect(cardComponentOf(uis, "to-dos.constructor@1")).toBeUndefined();
  expect(cardComponentOf(uis, "forms.item@1")).toBeUndefined();
});
