import { describe, expect, it } from "vitest";
import { cleanText, messageText, previewText } from "./message-text.ts";

const refusal = (text: string, hasFiles = false): string => {
  try {
    messageText(text, hasFiles);
    return "taken";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("the text of a message", () => {
  it("is trimmed at its ends and keeps what stands between, line breaks as well", () => {
    expect(messageText("\u00a0 \n Hello\r\n\r\n  there\tyou \u2003\u200b\ufeff", false)).toBe("Hello\n\n  there\tyou");
  });

  it("loses control characters and NUL, and keeps HTML as the characters it is", () => {
    expect(cleanText("a\u0000b\u0007c\u001b[31m<b>x</b>\u0085")).toBe("abc[31m<b>x</b>");
  });

  it("loses bidi overrides and isolates, and keeps the marks that right-to-left text needs", () => {
    expect(cleanText("in\u202evoice\u2066.exe\u2069 \u200fשלום\u200e!")).toBe("invoice.exe \u200fשלום\u200e!");
  });

  it("replaces half a character", () => {
    expect(cleanText("a\ud83db")).toBe("a\ufffdb");
  });

  it.each(["", "   ", "\n\t ", "\u3000\u2003", "\u200b\u200d\u2060", "\u0000\u0001", "\u2800", "\ufe0f\u200d"])("is refused when nothing can be read in it: %j", (text) => {
    expect(refusal(text)).toBe("Write a message or add a file.");
    expect(refusal(text, true)).toBe("taken");
  });

  it("is taken at 10,000 characters and refused at 10,001 with how many are too many", () => {
    expect(refusal("a".repeat(10_000))).toBe("taken");
    expect(refusal(`${"a".repeat(10_000)}   `)).toBe("taken");
    expect(refusal("a".repeat(10_001))).toBe("Your message is 1 character too long. The most is 10,000.");
    expect(refusal("a".repeat(12_345))).toBe("Your message is 2,345 characters too long. The most is 10,000.");
  });

  it("counts an emoji once", () => {
    expect(messageText("🙂".repeat(500), false)).toBe("🙂".repeat(500));
    expect(refusal("🙂".repeat(10_000))).toBe("taken");
    expect(refusal("🙂".repeat(10_001))).toContain("1 character too long");
  });
});

describe("a preview", () => {
  it("is one line, cut between characters", () => {
    expect(previewText("Hello\n\n  there")).toBe("Hello there");
    const cut = previewText("🙂".repeat(300));
    expect([...cut]).toHaveLength(100);
    expect(cut.endsWith("…")).toBe(true);
  });
});
