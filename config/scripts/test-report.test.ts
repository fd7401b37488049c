import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listTestFiles, summarise } from "./test-report.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "anteroom-report-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function run(tests: Record<string, string[]>, code = 0, expected = Object.keys(tests)) {
  const report = join(root, "unit.json");
  const testResults = Object.entries(tests).map(([file, statuses]) => ({
    name: join(root, file),
    assertionResults: statuses.map((status, at) => ({ status, fullName: `test ${at}` })),
  }));
  writeFileSync(report, JSON.stringify({ testResults }));
  return { name: "unit", report, code, expected };
}

it("adds up what passed and failed", () => {
  expect(summarise(root, [run({ "a.test.ts": ["passed", "passed"], "b.test.ts": ["failed"] }, 1)])).toEqual({ passed: 2, failed: 1, problems: [] });
});

it.each<[string, () => ReturnType<typeof run>, string]>([
  ["a skipped test", () => run({ "a.test.ts": ["passed", "skipped"] }), "not run (skipped): a.test.ts > test 1"],
  ["a file that no report mentions", () => run({ "a.test.ts": ["passed"] }, 0, ["a.test.ts", "b.test.ts"]), "no test of this file ran: b.test.ts"],
  ["a file without tests", () => run({ "a.test.ts": ["passed"], "b.test.ts": [] }), "no test of this file ran: b.test.ts"],
  ["a run that ended badly", () => run({ "a.test.ts": ["passed"] }, 1), "the unit tests ended with code 1 although no test failed"],
])("counts %s as a failure", (_name, made, problem) => {
  const { failed, problems } = summarise(root, [made()]);
  expect([failed, problems]).toEqual([1, [problem]]);
});

it("counts a missing report as a failure", () => {
  expect(summarise(root, [{ name: "unit", report: join(root, "none.json"), code: 1, expected: [] }]).failed).toBe(1);
});

it("finds this very file among the tests", () => {
  expect(listTestFiles(join(import.meta.dirname, "../..")).unit).toContain("config/scripts/test-report.test.ts");
});
