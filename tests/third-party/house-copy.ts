import { execFile } from "node:child_process";
import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");
const left = new Set(["node_modules", ".git", ".turbo", ".cache", ".data", ".vite", ".artifacts", "build"]);

/** A copy of the repository's working tree in a temporary folder of its own, in which a test may install, write and build. */
export interface HouseCopy {
  root: string;
  /** Runs a program in the copy; answers what it printed. @throws with its output when it ends with a failure. */
  run(program: string, words: readonly string[], options?: { cwd?: string; env?: Record<string, string> }): Promise<string>;
  /** What `run` gives to programs: this process's environment without what belongs to a test runner. */
  environment: Record<string, string>;
  /** Fills a node_modules of a package outside with the copy's packages, core left empty for a real one. */
  linkPackages(modules: string): void;
  remove(): void;
}

// Files are linked, so that thousands of packages are there at once; npm replaces them and never writes into them, but into its own notes.
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isDirectory()) {
      if (!left.has(entry.name) || entry.name === "node_modules" || entry.name === "build") linkTree(source, target);
    } else if (entry.name.startsWith(".")) copyFileSync(source, target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

/** Copies the working tree with what was built of it, and links its packages. */
export function copyHouse(): HouseCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "anteroom-house-")));
  // A folder around it, so that what lies beside the repository is the test's own too.
  const copy = join(folder, "anteroom");
  cpSync(root, copy, { recursive: true, preserveTimestamps: true, filter: (source) => !left.has(basename(source)) });
  linkTree(join(root, "node_modules"), join(copy, "node_modules"));
  return {
    root: copy,
    environment: quietEnv(),
    async run(program, words, { cwd = copy, env = {} } = {}) {
      try {
        const { stdout, stderr } = await promisify(execFile)(program, words, { cwd, env: { ...quietEnv(), ...env }, maxBuffer: 64 * 1024 * 1024 });
        return `${stdout}${stderr}`;
      } catch (error) {
        const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
        throw new Error(`${program} ${words.join(" ")} in ${relative(copy, cwd) || "the copy"} failed:\n${stdout}\n${stderr}`, { cause: error });
      }
    },
    linkPackages(modules) {
      linkTree(join(copy, "node_modules"), modules);
      rmSync(join(modules, "@anteroom"), { recursive: true });
      mkdirSync(join(modules, "@anteroom", "core"), { recursive: true });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

// A test runner's own environment would make the programs under test behave as tests.
function quietEnv(): Record<string, string> {
  const env = Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));
  for (const name of ["VITEST", "VITEST_POOL_ID", "VITEST_WORKER_ID", "VITEST_MODE", "NODE_ENV", "NODE_OPTIONS", "TEST", "DEV", "PROD", "SSR", "MODE", "BASE_URL"]) delete env[name];
  return { ...env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", npm_config_audit: "false", npm_config_fund: "false", npm_config_update_notifier: "false" };
}

/** Packs a package of the copy as its author would publish it; answers the tarball. */
export async function pack(house: HouseCopy, folder: string): Promise<string> {
  const printed = await house.run("npm", ["pack", "--json", "--silent", "--pack-destination", house.root], { cwd: join(house.root, folder) });
  const [packed] = JSON.parse(printed.slice(printed.indexOf("["), printed.lastIndexOf("]") + 1)) as { filename: string }[];
  const file = join(house.root, packed?.filename ?? "");
  if (!packed || !existsSync(file)) throw new Error(`npm pack made nothing of ${folder}`);
  return file;
}

/** Adds a line to the copy's config/plugins.json. */
export function listPlugin(house: HouseCopy, name: string): void {
  const file = join(house.root, "config", "plugins.json");
  const { plugins } = JSON.parse(readFileSync(file, "utf8")) as { plugins: object[] };
  writeFileSync(file, JSON.stringify({ plugins: [...plugins, { package: name }] }));
}
