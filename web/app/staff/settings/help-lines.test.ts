import { expect, it } from "vitest";
import { linesIn, moved } from "./help-lines.ts";

const lines = ["a", "b", "c"].map((label) => ({ label, tel: "1", sms: "", note: "" }));
const order = (press: string) => moved(lines, press).map((line) => line.label || "new").join("");

it("moves, removes and adds lines, and leaves the ends where they are", () => {
  expect(["up:1", "down:0", "up:0", "down:2", "remove:1", "add", "up:9", "nonsense:x"].map(order)).toEqual(["bac", "bac", "abc", "abc", "ac", "abcnew", "abc", "abc"]);
});

it("reads the lines of a form in their order", () => {
  const form = new FormData();
  for (const label of ["First", "Second"]) for (const [name, value] of [["label", label], ["tel", " 911 "], ["sms", ""], ["note", ""]] as const) form.append(name, value);
  expect(linesIn(form)).toEqual([{ label: "First", tel: "911", sms: "", note: "" }, { label: "Second", tel: "911", sms: "", note: "" }]);
});
