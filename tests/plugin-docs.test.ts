import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContract } from "../core/cli/docs/read-contract.ts";

const root = join(import.meta.dirname, "..");

describe("docs/plugins", () => {
  it("says what the code says; after a change, run npm run docs", () => {
    // In a process of its own, which reads the sources and not what was built of them.
    const { stdout, stderr } = spawnSync(process.execPath, ["--conditions=source", "--import", "tsx", "core/cli/docs/write-docs.ts", "--check"], { cwd: root, encoding: "utf8" });
    expect(`${stdout}${stderr}`).toBe("");
  });

  it("has a sentence for every word of definePlugin and every member of a plugin's context", () => {
    const members = [
      ...readContract(join(root, "core"), "server/plugins/define-plugin.ts", ["PluginDefinition"]),
      ...readContract(join(root, "core"), "server/plugins/plugin-context.ts", ["PluginContext"]),
    ].flatMap((entry) => entry.members.map((member) => [`${entry.name}.${member.name}`, member.doc] as const));
    expect(members.length).toBeGreaterThan(40);
    expect(members.filter(([, doc]) => doc === "").map(([name]) => name)).toEqual([]);
  });

  it("leads nowhere that is not there", () => {
    for (const page of ["README.md", "versions.md", "trust.md", "contract.md", "events.md", "errors.md"]) {
      const text = readFileSync(join(root, "docs/plugins", page), "utf8");
      for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) expect(() => readFileSync(join(root, "docs/plugins", target ?? "")), `${page}: ${target}`).not.toThrow();
    }
  });
});
