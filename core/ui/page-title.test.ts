import { expect, it } from "vitest";
import { placeName } from "./page-title.ts";

it("names the practice as the layout around the page knows it, the alias first", () => {
  expect(placeName([null, { practice: "Willow Practice" }])).toBe("Willow Practice");
  expect(placeName([{ home: { practice: { name: "Willow Practice", alias: "Portal at home" } } }])).toBe("Portal at home");
  expect(placeName([{ home: { practice: { name: "Willow Practice", alias: null } } }])).toBe("Willow Practice");
  expect(placeName([undefined, null, { practice: null }, {}])).toBe("Portal");
});
