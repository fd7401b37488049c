import { defineManifest } from "../../manifest.ts";
import { definePlugin } from "../../server/plugins/define-plugin.ts";
import { packageOf } from "../../server/plugins/load-packages.ts";
import type { PluginPackage } from "../../server/plugins/load-packages.ts";
import type { BootMistake } from "./boot-mistake.ts";
import { builtManifest, coreVersion, manifestWith, packageJson, pluginWith, refusalOf, refusalOnDisk, refusalOfPlugin } from "./make-mistake.ts";

const thrown = async (make: () => unknown): Promise<string> => {
  try {
    make();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};
const other = (id: string, requires: Record<string, string> = {}, facts: Partial<PluginPackage> = {}): PluginPackage =>
  packageOf(definePlugin({ manifest: defineManifest({ id, name: id, description: "Another plugin.", requires }) }), facts);
const withDoor = (plugin: () => Promise<unknown>): Promise<string> => refusalOf([packageOf(pluginWith(), { plugin })]);
const dist = { "dist/server/index.js": "export default {};", "dist/manifest.js": builtManifest() };

const inConfig: BootMistake[] = [
  { did: "A file that is not JSON", sentence: () => refusalOnDisk({}, '{ "plugins": [{ "package": "anteroom-plugin-to-dos" },] }') },
  { did: "A word that the file does not take", sentence: () => refusalOnDisk({}, '{ "plugins": [{ "name": "anteroom-plugin-to-dos" }] }') },
  { did: "A package that is not installed", sentence: () => refusalOnDisk({}) },
];

const inPackage: BootMistake[] = [
  { did: "A package.json that cannot be read from outside", sentence: () => refusalOnDisk({ "package.json": packageJson({ exports: { "./manifest": "./dist/manifest.js" } }), ...dist }) },
  { did: "A version that is none", sentence: () => refusalOnDisk({ "package.json": packageJson({ version: "one" }), ...dist }) },
  { did: "No range of core", sentence: () => refusalOnDisk({ "package.json": packageJson({ peerDependencies: {} }), ...dist }) },
  { did: "A range of core that is none", sentence: () => refusalOnDisk({ "package.json": packageJson({ peerDependencies: { "@anteroom/core": "latest one" } }), ...dist }) },
  { did: "A range that this core is not in", sentence: () => refusalOf([packageOf(pluginWith(), { coreRange: "^2.0.0" })]) },
  { did: "No `./manifest` door", sentence: () => refusalOnDisk({ "package.json": packageJson({ exports: { "./package.json": "./package.json" } }), ...dist }) },
  { did: "A manifest that was not built, or not packed", sentence: () => refusalOnDisk({ "package.json": packageJson() }) },
  { did: "A copy of its own of what the portal shares", sentence: () => refusalOnDisk({ "package.json": packageJson(), "dist/manifest.js": builtManifest(), "dist/server/index.js": 'import manifest from "../manifest.js"; export default { manifest };', "node_modules/zod/package.json": "{}" }) },
];

const inManifest: BootMistake[] = [
  { did: "A wrong shape", sentence: () => thrown(() => defineManifest({ id: "To Dos", name: "To Do list", description: "Tasks." })) },
  { did: "A door that exports something else", sentence: () => refusalOf([packageOf(pluginWith(), { manifest: () => Promise.resolve({ id: "to-dos" }) })]) },
  { did: "A manifest that throws", sentence: () => refusalOf([packageOf(pluginWith(), { manifest: () => Promise.reject(new Error("defineManfest is not a function")) })]) },
  { did: "An id that belongs to core", sentence: () => refusalOf([other("settings")]) },
  { did: "An id that another plugin has", sentence: () => refusalOf([other("forms"), other("forms")]) },
];

const inGraph: BootMistake[] = [
  { did: "A required plugin that is not installed", sentence: () => refusalOfPlugin({}, { requires: { forms: "^1.0.0" } }) },
  { did: "A required plugin of another version", sentence: () => refusalOfPlugin({}, { requires: { forms: "^2.0.0" } }, [other("forms")]) },
  { did: "A used plugin of another version", sentence: () => refusalOfPlugin({}, { uses: { forms: "^2.0.0" } }, [other("forms")]) },
  { did: "A range that is none", sentence: () => refusalOfPlugin({}, { uses: { forms: "newest" } }) },
  { did: "Plugins that require each other", sentence: () => refusalOf([other("to-dos", { forms: "^1.0.0" }), other("forms", { "to-dos": "^1.0.0" })]) },
  { did: "A required plugin that did not start", sentence: () => refusalOf([other("to-dos", { forms: "*" }), other("forms", {}, { plugin: () => Promise.reject(new Error("broken")) })]) },
];

const inServer: BootMistake[] = [
  { did: "No `./server` door", sentence: () => refusalOnDisk({ "package.json": packageJson({ exports: { "./manifest": "./dist/manifest.js", "./package.json": "./package.json" } }), ...dist }) },
  { did: "Code that throws while it loads", sentence: () => withDoor(() => Promise.reject(new Error("cannot find ./router"))) },
  { did: "A door that exports something else", sentence: () => withDoor(() => Promise.resolve({})) },
  { did: "Another plugin's manifest", sentence: () => withDoor(() => Promise.resolve({ manifest: manifestWith({ id: "forms", permissions: {} }) })) },
  { did: "A word that definePlugin does not know", sentence: () => thrown(() => definePlugin({ manifest: manifestWith(), rotuer: {} } as never)) },
  { did: "No manifest in definePlugin", sentence: () => thrown(() => definePlugin({} as never)) },
];

/** Mistakes outside the code of a plugin: what boot says before it looks at what the plugin adds. */
export const packageMistakes = [
  { where: "config/plugins.json", mistakes: inConfig },
  { where: `package.json (against @anteroom/core ${coreVersion})`, mistakes: inPackage },
  { where: "The manifest", mistakes: inManifest },
  { where: "Other plugins", mistakes: inGraph },
  { where: "The server door", mistakes: inServer },
];
