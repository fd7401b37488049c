import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

const skippedDirs = new Set(["node_modules", "dist", "build", "bench", ".data", ".cache", ".turbo"]);

/** Every test file on disk, relative to the root, by the vitest project that must run it. */
export function listTestFiles(root) {
  const files = ["config", "core", "plugins", "tests", "web"].flatMap((dir) => walk(join(root, dir))).map((file) => relative(root, file).split(sep).join("/"));
  return { unit: files.filter((file) => !file.startsWith("tests/browser/")), browser: files.filter((file) => file.startsWith("tests/browser/")) };
}

function walk(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return skippedDirs.has(entry.name) ? [] : walk(path);
    return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/**
 * Adds up vitest's reports. Beside failed tests these are failures too: a run that ended badly, a test that was skipped,
 * and a test file that no report mentions.
 * @param runs one for each project: `{ report, code, expected }`, with `expected` as paths relative to the root.
 */
export function summarise(root, runs) {
  const problems = [];
  let passed = 0;
  let failed = 0;
  for (const { name, report, code, expected } of runs) {
    const found = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
    if (found === undefined) {
      problems.push(`the ${name} tests left no report`);
      continue;
    }
    const tests = found.testResults.flatMap((file) => file.assertionResults.map((test) => ({ file: file.name, ...test })));
    const count = (status) => tests.filter((test) => test.status === status).length;
    passed += count("passed");
    failed += count("failed");
    const others = tests.filter((test) => !["passed", "failed"].includes(test.status));
    problems.push(...others.map((test) => `not run (${test.status}): ${relative(root, test.file)} > ${test.fullName}`));
    const ran = new Set(found.testResults.filter((file) => file.assertionResults.length > 0).map((file) => relative(root, file.name).split(sep).join("/")));
    problems.push(...expected.filter((file) => !ran.has(file)).map((file) => `no test of this file ran: ${file}`));
    if (code !== 0 && count("failed") === 0) problems.push(`the ${name} tests ended with code ${code} although no test failed`);
  }
  return { passed, failed: failed + problems.length, problems };
}
