import { expect, it } from "vitest";
import { countCharacters, counterWords, spokenCount } from "./count-characters.ts";

it("counts an emoji as one and leaves the ends of the text out", () => {
  expect(countCharacters("  😀a\n")).toBe(2);
});

it("shows the counter from 100 characters left, and says how many are too many", () => {
  expect(counterWords("a".repeat(899), 1000)).toBe("");
  expect(counterWords("a".repeat(900), 1000)).toBe("100 characters left");
  expect(counterWords("a".repeat(999), 1000)).toBe("1 character left");
  expect(counterWords("a".repeat(1002), 1000)).toBe("2 characters too many");
});

it("speaks at 100, 20 and 0 left only, also when a paste jumps over a mark", () => {
  const spoken: string[] = [];
  for (let length = 890; length <= 1001; length += 1) {
    const words = spokenCount("a".repeat(length - 1), "a".repeat(length), 1000);
    if (words) spoken.push(words);
  }
  expect(spoken).toEqual(["100 characters left", "20 characters left", "0 characters left"]);
  expect(spokenCount("", "a".repeat(1005), 1000)).toBe("5 characters too many");
});
