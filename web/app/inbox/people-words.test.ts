import { expect, it } from "vitest";
import { peopleWords } from "./people-words.ts";

it("names people as a sentence does", () => {
  expect([[], ["Ana Bell"], ["Ana Bell", "Ben Wu"], ["You", "Ana Bell", "Ben Wu"]].map(peopleWords)).toEqual(["", "Ana Bell", "Ana Bell and Ben Wu", "You, Ana Bell and Ben Wu"]);
});
