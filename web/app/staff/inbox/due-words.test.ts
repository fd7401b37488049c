import { describe, expect, it } from "vitest";
import { dueWords } from "./due-words.ts";

describe("the words of a reply that is due", () => {
  it.each([
    [{ leftMinutes: 480, stage: "calm" }, "Reply due in 8 h"],
    [{ leftMinutes: 210, stage: "calm" }, "Reply due in 3 h 30 min"],
    [{ leftMinutes: 40, stage: "soon" }, "Reply due soon: 40 min"],
    [{ leftMinutes: 0, stage: "late" }, "Reply due now"],
    [{ leftMinutes: -90, stage: "late" }, "Reply late by 1 h 30 min"],
  ] as const)("say %o as %s", (due, words) => expect(dueWords(due)).toBe(words));
});
