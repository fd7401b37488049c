import { describe, expect, it } from "vitest";
import { searchWords } from "./search-words.ts";

describe("words that are looked for", () => {
  it("are found whole or in part, in any order, whatever the case and the accents", () => {
    expect(searchWords("zazolc PLAN").in("A plan for Zażółć")).toBe(true);
    expect(searchWords("garçon").in("The GARCON said")).toBe(true);
    expect(searchWords("sleep").in("No slep here")).toBe(false);
    expect(searchWords("plan sleep").in("A plan", "for sleeping")).toBe(true);
  });

  it("are none when nothing but space was typed, and find nothing", () => {
    expect(searchWords("  \n ").any).toBe(false);
    expect(searchWords("").in("anything")).toBe(false);
  });

  it("stand in a piece of the text around the first of them, cut at words", () => {
    const long = `${"before ".repeat(40)}the Insurance card ${"after ".repeat(60)}`;
    const piece = searchWords("insurance").around(long);
    expect(piece).toContain("the Insurance card");
    expect(piece.startsWith("…before")).toBe(true);
    expect(piece.endsWith("…")).toBe(true);
    expect(piece.length).toBeLessThan(170);
    expect(searchWords("insurance").around("Short insurance text")).toBe("Short insurance text");
    expect(searchWords("absent").around("Begins here")).toBe("Begins here");
  });

  it("are found in their place behind letters that fold to several or to none", () => {
    const text = `${"ﬃ é ".repeat(30)}insurance`;
    expect(searchWords("insurance").around(text)).toContain("insurance");
  });

  it("are plain text, never a pattern", () => {
    expect(searchWords("(.*)").in("anything")).toBe(false);
    expect(searchWords("100%").in("at 100% now")).toBe(true);
  });
});
