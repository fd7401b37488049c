import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const read = <Shape>(file: string): Shape => JSON.parse(readFileSync(file, "utf8")) as Shape;
const list = (items: readonly object[]): string => items.map((item) => `    ${JSON.stringify(item, null, 1).replaceAll(/\s+/g, " ")}`).join(",\n");

/** Makes a plugin of the workspace known to the portal, the compiler and the order of builds. What is known already stays as it is. */
export function addToWorkspace(root: string, plugin: { id: string; package: string }): void {
  addToConfig(join(root, "config", "plugins.json"), plugin.package);
  addReference(join(root, "tsconfig.json"), `plugins/${plugin.id}`);
  addDependency(join(root, "web", "package.json"), plugin.package);
}

function addToConfig(file: string, name: string): void {
  const { plugins } = read<{ plugins: { package: string }[] }>(file);
  if (plugins.some((line) => line.package === name)) return;
  writeFileSync(file, `{\n  "plugins": [\n${list([...plugins, { package: name, required: false }])}\n  ]\n}\n`);
}

function addReference(file: string, path: string): void {
  const { references, ...rest } = read<{ references: { path: string }[] }>(file);
  if (references.some((line) => line.path === path)) return;
  const at = references.findIndex((line) => line.path === "web");
  references.splice(at === -1 ? references.length : at, 0, { path });
  const before = Object.entries(rest).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  writeFileSync(file, `{\n${before.join("")}  "references": [\n${list(references)}\n  ]\n}\n`);
}

// Builds go in the order of dependencies, and the pages are built from every plugin's manifest.
function addDependency(file: string, name: string): void {
  const json = read<{ dependencies: Record<string, string> }>(file);
  if (name in json.dependencies) return;
  const dependencies = Object.fromEntries(Object.entries({ ...json.dependencies, [name]: "*" }).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify({ ...json, dependencies }, null, 2)}\n`);
}
