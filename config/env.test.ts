import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainProblems, readEnv, type PortalEnv } from "./env.ts";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "anteroom-env-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function good(source: Record<string, string> = {}): PortalEnv {
  const result = readEnv({ DATA_DIR: dataDir, ...source });
  if (!result.ok) throw new Error(explainProblems(result.problems));
  return result.env;
}
function wrongNames(source: Record<string, string>): string[] {
  const result = readEnv({ DATA_DIR: dataDir, ...source });
  return result.ok ? [] : result.problems.map((problem) => problem.name);
}

describe("the environment", () => {
  it("has a working default for everything", () => {
    expect(good()).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      baseUrl: "http://127.0.0.1:3000",
      databaseUrl: `file:${dataDir}/anteroom.sqlite`,
      redisUrl: undefined,
      smtpUrl: undefined,
      demo: false,
      roles: ["web", "worker"],
      logLevel: "info",
      trustProxy: false,
    });
  });

  it("derives the base URL from host and port", () => {
    expect(good({ PORT: "8080" }).baseUrl).toBe("http://127.0.0.1:8080");
    expect(good({ HOST: "0.0.0.0" }).baseUrl).toBe("http://127.0.0.1:3000");
    expect(good({ HOST: "::1" }).baseUrl).toBe("http://[::1]:3000");
  });

  it("keeps only the origin of a base URL, and refuses one with a path", () => {
    expect(good({ BASE_URL: "https://Portal.example.org/" }).baseUrl).toBe("https://portal.example.org");
    expect(wrongNames({ BASE_URL: "https://example.org/portal" })).toEqual(["BASE_URL"]);
  });

  it("lists every problem at once, each with what to do", () => {
    const result = readEnv({ DATA_DIR: dataDir, PORT: "99999", BASE_URL: "portal", REDIS_URL: "http://x", ROLE: "cook", SECRET_KEY: "short" });
    if (result.ok) throw new Error("accepted");
    expect(result.problems.map((problem) => problem.name)).toEqual(["PORT", "BASE_URL", "REDIS_URL", "ROLE", "SECRET_KEY"]);
    for (const problem of result.problems) expect(problem.fix).toMatch(/^(Set|Make|Leave)/);
    expect(explainProblems(result.problems)).toContain("5 settings are wrong");
  });

  it("takes a bucket for files and a virus scanner", () => {
    const filesUrl = "s3://key:se%2Fcret@store.example:9000/portal-files?region=eu-central-1&tls=off";
    expect(good({ FILES_URL: filesUrl, CLAMD_URL: "tcp://127.0.0.1:3310" })).toMatchObject({ filesUrl, clamdUrl: "tcp://127.0.0.1:3310" });
  });

  it.each([
    ["FILES_URL", "https://store.example/bucket"],
    ["FILES_URL", "s3://store.example/bucket"],
    ["FILES_URL", "s3://key:secret@store.example"],
    ["FILES_URL", "s3://key:secret@store.example/bucket?tls=maybe"],
    ["CLAMD_URL", "localhost:3310"],
    ["SMS_URL", "https://api.twilio.com"],
    ["SMS_URL", "twilio://api.twilio.com?from=%2B15551234567"],
    ["SMS_URL", "twilio://account:token@api.twilio.com?from=555"],
    ["DATABASE_URL", "postgres://localhost/x"],
    ["DATABASE_URL", "mysql://root@localhost"],
    ["SMTP_URL", "mail.example.org"],
    ["MAIL_FROM", "portal"],
    ["MAIL_FROM", "Portal <a@example.org>\r\nBcc: b@example.org"],
    ["DEMO", "maybe"],
    ["LOG_LEVEL", "loud"],
    ["NODE_ENV", "staging"],
    ["TRUST_PROXY", "true"],
    ["HOST", "http://127.0.0.1"],
  ])("refuses %s=%s", (name, value) => expect(wrongNames({ [name]: value })).toEqual([name]));

  it("treats an empty variable as unset", () => expect(good({ PORT: "", REDIS_URL: " " }).port).toBe(3000));

  it("reads flags, roles and proxies", () => {
    expect(good({ DEMO: "yes" }).demo).toBe(true);
    expect(good({ ROLE: "worker" }).roles).toEqual(["worker"]);
    expect(good({ ROLE: "both" }).roles).toEqual(["web", "worker"]);
    expect(good({ TRUST_PROXY: "1" }).trustProxy).toBe(1);
    expect(good({ TRUST_PROXY: "loopback, 10.0.0.0/8" }).trustProxy).toEqual(["loopback", "10.0.0.0/8"]);
  });
});

describe("the secret key", () => {
  it("is made once, for its owner only, and read again", () => {
    const first = good().secretKey;
    expect(first).toHaveLength(32);
    expect(statSync(join(dataDir, "secret.key")).mode & 0o777).toBe(0o600);
    expect(good().secretKey.equals(first)).toBe(true);
  });

  it("comes from the environment when it is given there", () => {
    const key = Buffer.alloc(32, 7);
    expect(good({ SECRET_KEY: key.toString("base64") }).secretKey.equals(key)).toBe(true);
    expect(existsSync(join(dataDir, "secret.key"))).toBe(false);
  });

  it("is not replaced when the kept one is damaged", () => {
    writeFileSync(join(dataDir, "secret.key"), "half");
    expect(wrongNames({})).toEqual(["SECRET_KEY"]);
    expect(readFileSync(join(dataDir, "secret.key"), "utf8")).toBe("half");
  });

  it("is not made when another setting is wrong", () => {
    expect(wrongNames({ PORT: "x" })).toEqual(["PORT"]);
    expect(existsSync(join(dataDir, "secret.key"))).toBe(false);
  });

  it("cannot be kept in a folder that is a file", () => {
    const file = join(dataDir, "file");
    writeFileSync(file, "");
    expect(wrongNames({ DATA_DIR: file })).toEqual(["DATA_DIR"]);
  });
});

it("ends the process with code 1 and no stack when something is wrong", () => {
  const code = "import('./env.ts').then(({ envOrExit }) => envOrExit())";
  const run = spawnSync(process.execPath, ["--import", "tsx", "-e", code], {
    cwd: import.meta.dirname,
    env: { NODE_ENV: "production", PATH: process.env.PATH, PORT: "no", DEMO: "perhaps" },
    encoding: "utf8",
  });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("PORT is not a whole number.");
  expect(run.stderr).toContain("DEMO is neither yes nor no.");
  expect(run.stderr).not.toMatch(/^\s+at /m);
});
