import { describe, expect, it } from "vitest";
import { bootMistakes } from "./boot-mistakes.ts";

const all = bootMistakes.flatMap(({ where, mistakes }) => mistakes.map((mistake) => ({ where, ...mistake })));

describe("an author's mistakes", () => {
  it.each(all.map((one) => [`${one.where}: ${one.did}`, one] as const))("%s: says who, what and what to do", async (_name, { sentence }) => {
    const said = await sentence();
    expect(said, "who").toMatch(/^(to-dos|forms|anteroom-plugin-to-dos|@anteroom\/plugin-\S+|the package anteroom-plugin-to-dos|…\/config\/plugins\.json|To Dos|a plugin)\b/);
    expect(said, "what to do").toMatch(/\b(add|choose|install|run|write|give|make|mend|remove|rename|must|needs?|import|build it|use|turn|tell|takes|export|take|put)\b/i);
    expect(said, "no name of a type or stack").not.toMatch(/ {4}at |undefined|\[object/);
  });

  it("are told apart: no two of them get one sentence", async () => {
    const said = await Promise.all(all.map((one) => one.sentence()));
    expect(new Set(said).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(50);
  });
});
