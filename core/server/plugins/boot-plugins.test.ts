import { describe, expect, it } from "vitest";
import { defineManifest } from "../../manifest.ts";
import type { ManifestInput } from "../../manifest.ts";
import { bootPlugins } from "./boot-plugins.ts";
import { definePlugin } from "./define-plugin.ts";
import { packageOf } from "./load-packages.ts";
import type { PluginPackage } from "./load-packages.ts";

const pluginOf = (id: string, more: Partial<ManifestInput> = {}) => definePlugin({ manifest: defineManifest({ id, name: id, description: "For tests.", ...more }) });
const core = definePlugin({ manifest: defineManifest({ id: "core", name: "Portal", description: "Core." }) });
const boot = async (packages: PluginPackage[]) => new Map((await bootPlugins(core, packages, "1.2.0")).map((one) => [one.id, one.failed]));

describe("boot", () => {
  it("starts what fits", async () => {
    expect(await boot([packageOf(pluginOf("forms"), { coreRange: "^1.0.0" })])).toEqual(new Map([["core", null], ["forms", null]]));
  });

  it("blames one plugin for a package that is not there, and starts the rest", async () => {
    const gone = packageOf(pluginOf("gone"), { packageName: "gone", problem: "the package gone is not installed; run npm install gone" });
    const failed = await boot([gone, packageOf(pluginOf("forms"))]);
    expect(failed.get("gone")?.why).toContain("npm install gone");
    expect(failed.get("forms")).toBeNull();
  });

  it("decides by package.json alone whether a plugin fits this core, before its code runs", async () => {
    let ran = false;
    const late = packageOf(pluginOf("late"), { coreRange: "^2.0.0", plugin: () => Promise.resolve((ran = true)) });
    expect((await boot([late])).get("late")?.why).toContain("was written for @anteroom/core ^2.0.0, and this is 1.2.0");
    expect(ran).toBe(false);
  });

  it("asks for a core range where there is none", async () => {
    expect((await boot([packageOf(pluginOf("forms"), { coreRange: "" })])).get("forms")?.why).toContain('names no peerDependencies["@anteroom/core"]');
  });

  it.each([["an id of core", ["settings"], 'the id "settings" belongs to core'], ["an id twice", ["forms", "forms"], 'another plugin already has the id "forms"']])("refuses %s", async (_what, ids, sentence) => {
    const candidates = await bootPlugins(core, ids.map((id) => packageOf(pluginOf(id))), "1.2.0");
    expect(candidates.map((one) => one.failed?.why ?? "").join()).toContain(sentence);
  });

  it("refuses what requires a plugin that is missing, of a wrong version, failed, or in a circle", async () => {
    const failed = await boot([
      packageOf(pluginOf("a", { requires: { gone: "^1.0.0" } })),
      packageOf(pluginOf("b", { requires: { forms: "^2.0.0" } })),
      packageOf(pluginOf("third", { requires: { a: "^1.0.0" } })),
      packageOf(pluginOf("d", { requires: { e: "^1.0.0" } })),
      packageOf(pluginOf("e", { requires: { d: "^1.0.0" } })),
      packageOf(pluginOf("forms")),
    ]);
    expect(failed.get("a")?.why).toBe("a: requires the plugin gone ^1.0.0, which is not installed; add it to config/plugins.json");
    expect(failed.get("b")?.why).toContain("requires forms ^2.0.0, but 1.0.0 is installed");
    expect(failed.get("third")?.why).toBe("third: requires a, which did not start; mend a first");
    expect(failed.get("d")?.why).toContain("in a circle (d → e → d)");
    expect(failed.get("forms")).toBeNull();
  });

  it("keeps what a plugin's code throws to that plugin", async () => {
    const broken = packageOf(pluginOf("broken"), { plugin: () => Promise.reject(new Error("cannot find ./router")) });
    const failed = await boot([broken, packageOf(pluginOf("forms"))]);
    expect(failed.get("broken")).toEqual({ step: "server entries", why: "broken: ./server did not load: cannot find ./router; mend that, and build the package again" });
    expect(failed.get("forms")).toBeNull();
  });

  it("refuses a server door that exports something else", async () => {
    expect((await boot([packageOf(pluginOf("odd"), { plugin: () => Promise.resolve({}) })])).get("odd")?.why).toContain("must export definePlugin({...}) as default");
  });

  it("stops when a plugin marked required does not start", async () => {
    await expect(boot([packageOf(pluginOf("a", { requires: { gone: "*" } }), { required: true })])).rejects.toMatchObject({ name: "BootError", pluginId: "a", step: "dependency graph" });
  });
});
