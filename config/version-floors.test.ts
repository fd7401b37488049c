import { readFileSync } from "node:fs";
import { join } from "node:path";
import semver from "semver";
import { describe, expect, it } from "vitest";

/** The oldest version of each package that has no known hole, and why older ones are refused. */
const floors: Record<string, { from: string; why: string }> = {
  "@remix-run/node": { from: "2.17.5", why: "session file traversal, cross-site actions, scripts in scroll restoration" },
  "@remix-run/server-runtime": { from: "2.17.5", why: "cross-site actions (CVE-2026-22030 and CVE-2026-53663)" },
  "@remix-run/react": { from: "2.17.4", why: "scripts in scroll restoration (GHSA-8v8x-cx79-35w7)" },
  "@remix-run/express": { from: "2.17.4", why: "host and port spoofing (CVE-2025-31137)" },
  "@remix-run/router": { from: "1.23.2", why: "scripts by redirect (CVE-2026-22029)" },
  "react-router": { from: "6.30.3", why: "redirects to other sites (CVE-2025-68470)" },
  "socket.io": { from: "4.6.2", why: "CVE-2024-38355" },
  "socket.io-parser": { from: "4.2.7", why: "CVE-2026-33151" },
  "engine.io": { from: "6.6.2", why: "CVE-2026-69185" },
  "@trpc/server": { from: "11.8.0", why: "CVE-2025-43855 and CVE-2025-68130" },
  sequelize: { from: "6.37.8", why: "SQL by JSON cast types (CVE-2026-30951)" },
  mysql2: { from: "3.23.1", why: "sign-in downgrade (GHSA-3f6p-5ww8-9rcr)" },
  "path-to-regexp": { from: "0.1.13", why: "slow patterns (CVE-2026-4867)" },
  qs: { from: "6.14.2", why: "array bombs (CVE-2025-15284 and CVE-2026-2391)" },
  nodemailer: { from: "9.0.1", why: "header injection (CVE-2026-82661)" },
};

/** Packages that are not here, or in another line of versions: held to their floor from the day they come. */
const whenPresent: { name: string; line: string; from: string; why: string }[] = [
  { name: "multer", line: "*", from: "2.2.0", why: "crashes and leaks of uploads (CVE-2025-47935 and later)" },
  { name: "superjson", line: "*", from: "1.8.1", why: "prototype pollution (CVE-2022-23631)" },
  { name: "sanitize-html", line: "*", from: "2.17.7", why: "CVE-2026-84371" },
  { name: "react-router", line: ">=7", from: "7.18.0", why: "manifest flood (CVE-2026-55685)" },
  { name: "path-to-regexp", line: ">=8", from: "8.4.0", why: "slow patterns (CVE-2026-4926)" },
];

interface Lock {
  packages: Record<string, { version?: string }>;
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, "../package-lock.json"), "utf8")) as Lock;
const copiesOf = (name: string): string[] =>
  Object.entries(lock.packages).flatMap(([path, { version }]) => (path.endsWith(`node_modules/${name}`) && version ? [version] : []));

describe("every installed copy is at or above the version without known holes", () => {
  it.each(Object.entries(floors))("%s", (name, { from, why }) => {
    const copies = copiesOf(name);
    expect(copies, `${name} is not in package-lock.json; take it out of this list`).not.toHaveLength(0);
    expect(copies.filter((version) => semver.lt(version, from)), `${name} below ${from}: ${why}`).toEqual([]);
  });

  it.each(whenPresent)("$name $line, if it is there", ({ name, line, from, why }) => {
    expect(copiesOf(name).filter((version) => semver.satisfies(version, line) && semver.lt(version, from)), `${name} below ${from}: ${why}`).toEqual([]);
  });
});
