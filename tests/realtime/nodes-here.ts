import { connect } from "node:net";
import { testEngines } from "@anteroom/core/testing";
import { describe, it } from "vitest";

/** The Redis that tests of several nodes share. */
export const redisUrl = process.env["TEST_REDIS_URL"] ?? "redis://127.0.0.1:6379";

const answers = (url: URL): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 6379), timeout: 1_000 });
    const end = (reached: boolean): void => {
      socket.destroy();
      resolve(reached);
    };
    socket.once("connect", () => end(true)).once("error", () => end(false)).once("timeout", () => end(false));
  });

const mysql = testEngines().some((engine) => engine.name === "mysql");
const missing = [...(mysql ? [] : ["MySQL or MariaDB"]), ...((await answers(new URL(redisUrl))) ? [] : [`Redis at ${redisUrl}`])];

/** Tests that need several nodes. Where a server is missing they say so, and with `REQUIRE_MYSQL=1` they fail. */
export function describeWithNodes(name: string, tests: () => void): void {
  if (missing.length === 0) return void describe(name, tests);
  const sentence = `NOT TESTED: ${name}, because there is no ${missing.join(" and no ")}.`;
  describe(name, () => {
    it("has the servers that it needs", () => {
      if (process.env["REQUIRE_MYSQL"] === "1") throw new Error(sentence);
      process.stderr.write(`\n${"=".repeat(sentence.length)}\n${sentence}\n${"=".repeat(sentence.length)}\n`);
    });
  });
}
