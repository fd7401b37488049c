import { expect, it } from "vitest";
import { mailBlocks } from "./mail-blocks.ts";

it("draws the button of a mail as a link into this portal", () => {
  const text = "Willow invites you\n\nPress the button.\n\nEnroll in Client Portal:\nhttp://127.0.0.1:3000/enrol/abc?x=1\n\nYour code\n123456\n";
  expect(mailBlocks(text, "http://127.0.0.1:3000")).toEqual([
    { kind: "text", lines: ["Willow invites you"] },
    { kind: "text", lines: ["Press the button."] },
    { kind: "button", label: "Enroll in Client Portal", href: "/enrol/abc?x=1" },
    { kind: "text", lines: ["Your code", "123456"] },
  ]);
});

it("never links to another site or runs a script", () => {
  expect(mailBlocks("Go:\nhttps://evil.example/x", "http://127.0.0.1:3000")).toEqual([{ kind: "link", text: "https://evil.example/x" }]);
  expect(mailBlocks("Go:\njavascript:alert(1)", "http://127.0.0.1:3000")).toEqual([{ kind: "link", text: "javascript:alert(1)" }]);
});
