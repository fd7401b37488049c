import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { closeLimits, limitsOf, takeTry } from "./limits.ts";

const redisUrl = process.env["TEST_REDIS_URL"] ?? "redis://127.0.0.1:6379";
const redisAnswers = await new Promise<boolean>((resolve) => {
  const { hostname, port } = new URL(redisUrl);
  const socket = connect({ host: hostname, port: Number(port || 6379) });
  socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  socket.setTimeout(1_000, () => resolve(false));
  socket.once("connect", () => socket.destroy());
});

const hosts: Host[] = [];
function node(redis: string | null, databaseUrl = `file:/tmp/${newId()}.sqlite`): Host {
  const host = { options: { redisUrl: redis, databaseUrl } } as Host;
  hosts.push(host);
  return host;
}
afterEach(async () => {
  await Promise.all(hosts.splice(0).map(closeLimits));
});

describe("limits", () => {
  it("let ten tries through of a hundred at the same moment, and say how long to wait", async () => {
    const host = node(null);
    const tries = await Promise.allSettled(Array.from({ length: 100 }, () => takeTry(host, "password-account", "a@example.test")));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(10);
    expect(tries.filter((one) => one.status === "fulfilled" && one.value.last)).toHaveLength(1);
    await expect(takeTry(host, "password-account", "a@example.test")).rejects.toMatchObject({ appCode: "RATE_LIMITED", message: expect.stringContaining("15 minutes"), details: { retryAfterMinutes: 15 } });
    await expect(takeTry(host, "password-account", "b@example.test")).resolves.toEqual({ last: false });
  });

  it("forget wrong tries after a good one", async () => {
    const host = node(null);
    for (let round = 0; round < 9; round += 1) await takeTry(host, "password-account", "a");
    await limitsOf(host).clear("password-account", "a");
    expect(await takeTry(host, "password-account", "a")).toEqual({ last: false });
  });

  it("do not count good sign-ins against an address that many people share", async () => {
    const host = node(null);
    for (let round = 0; round < 200; round += 1) {
      await takeTry(host, "password-address", "clinic");
      await limitsOf(host).giveBack("password-address", "clinic");
    }
    await expect(takeTry(host, "password-address", "clinic")).resolves.toEqual({ last: false });
  });

  it.runIf(redisAnswers)("count over all nodes of a portal with Redis, and apart for another portal", async () => {
    const database = `mysql://${newId()}`;
    const [one, two, other] = [node(redisUrl, database), node(redisUrl, database), node(redisUrl)];
    for (let round = 0; round < 5; round += 1) {
      await takeTry(one, "factor-account", "a");
      await takeTry(two, "factor-account", "a");
    }
    await expect(takeTry(one, "factor-account", "a")).rejects.toMatchObject({ appCode: "RATE_LIMITED" });
    await expect(takeTry(two, "factor-account", "a")).rejects.toMatchObject({ appCode: "RATE_LIMITED" });
    await expect(takeTry(other, "factor-account", "a")).resolves.toEqual({ last: false });
  });
});
