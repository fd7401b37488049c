import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, step } from "./progress.mjs";

const lock = join(root, "package-lock.json");
const modules = join(root, "node_modules");
const stamp = join(modules, ".anteroom-installed");
const npmsOwn = join(modules, ".package-lock.json");

const lockHash = () => createHash("sha256").update(readFileSync(lock)).digest("hex");

/** Whether node_modules holds what package-lock.json names: by our stamp, or by npm's own record when someone ran npm by hand. */
function isInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash()) return true;
  return existsSync(npmsOwn) && statSync(npmsOwn).mtimeMs >= statSync(lock).mtimeMs;
}

/** Installs the packages when they are missing or the lockfile has changed; otherwise takes no time. */
export async function installIfNeeded() {
  if (!isInstalled()) {
    const fresh = !existsSync(npmsOwn);
    const npm = process.env.npm_execpath;
    const [command, before] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
    const args = [...before, fresh ? "ci" : "install", "--no-audit", "--no-fund"];
    await step(fresh ? "Installing packages (once, about a minute)" : "Updating packages", command, args);
  }
  writeFileSync(stamp, lockHash());
}
