import { describe, expect, it } from "vitest";
import { linkedText } from "./linked-text.ts";

const links = (text: string): (string | undefined)[] => linkedText(text).filter((run) => run.href !== undefined).map((run) => run.href);

describe("linkedText", () => {
  it("loses no character of the message", () => {
    const text = "See (https://example.org/a_(b)), or write to maya@example.org.\n<script>alert(1)</script>";
    expect(linkedText(text).map((run) => run.text).join("")).toBe(text);
  });

  it("links web, e-mail and phone addresses without the end of the sentence", () => {
    expect(links("Go to https://example.org/x?y=1. Or maya@example.org, tel:+15550100!")).toEqual(["https://example.org/x?y=1", "mailto:maya@example.org", "tel:+15550100"]);
    expect(links("(see https://example.org/a_(b))")).toEqual(["https://example.org/a_(b)"]);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example", "ftp://x.example"])("leaves %s as words", (text) => {
    expect(links(text)).toEqual([]);
  });

  it("stays quick on a very long word", () => {
    expect(linkedText("a".repeat(10_000))).toEqual([{ text: "a".repeat(10_000) }]);
  });
});
