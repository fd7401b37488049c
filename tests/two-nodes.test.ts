import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@anteroom/core/testing";
import type { TestDatabase } from "@anteroom/core/testing";
import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { plugins, verdicts } from "./permissions/declared.ts";
import { connect } from "./realtime/live-people.ts";
import type { Listener } from "./realtime/live-people.ts";
import { startNode } from "./realtime/node-process.ts";
import type { NodeProcess } from "./realtime/node-process.ts";
import { describeWithNodes, redisUrl } from "./realtime/nodes-here.ts";

const baseUrl = "http://portal.test";
const password = "quiet river stone";

describeWithNodes("two server processes with one database and one Redis", () => {
  let database: TestDatabase;
  let a: NodeProcess;
  let b: NodeProcess;
  let maya: string;
  let jordan: string;
  let conversationId: string;
  const dataDir = mkdtempSync(join(tmpdir(), "anteroom-nodes-"));
  const open: Listener[] = [];

  const call = async <Output>(node: NodeProcess, cookie: string, path: string, input?: unknown): Promise<{ output: Output; setCookie: string }> => {
    const response = await fetch(`${node.url}/trpc/${path}`, { method: "POST", headers: { "content-type": "application/json", origin: baseUrl, cookie }, body: JSON.stringify(input ?? null) });
    const body = (await response.json()) as { result: { data: Output }; error?: unknown };
    if (body.error !== undefined) throw new Error(`${path}: ${JSON.stringify(body.error)}`);
    return { output: body.result.data, setCookie: response.headers.getSetCookie().find((one) => one.startsWith("anteroom="))?.split(";")[0] ?? "" };
  };
  const signIn = async (node: NodeProcess, email: string, practice: string): Promise<string> => {
    const { output, setCookie } = await call<{ seatId: string | null; seats: { kind: string; id: string; practiceName: string }[] }>(node, "", "account.signIn", { email, password });
    if (output.seatId !== null) return setCookie;
    const seat = output.seats.find((one) => one.practiceName === practice);
    const chosen = await call(node, setCookie, "account.switchSeat", { kind: seat?.kind, id: seat?.id });
    return chosen.setCookie || setCookie;
  };
  const listen = async (node: NodeProcess, cookie: string): Promise<Listener> => {
    const listener = await connect(node.url, { cookie, origin: baseUrl });
    open.push(listener);
    expect(listener.refused).toBeNull();
    return listener;
  };
  const send = (from: Listener, text: string) => from.call("messages.send", { conversationId, key: newUlid(), text }, "mutation");
  const textsOn = async (node: NodeProcess): Promise<(string | null)[]> => {
    const { output } = await call<{ entries: { text: string | null }[] }>(node, jordan, "inbox.open", { conversationId, limit: 100 });
    return output.entries.map((entry) => entry.text);
  };

  beforeAll(async () => {
    database = await createTestDatabase("mysql");
    const env = { DATABASE_URL: database.url, REDIS_URL: redisUrl, BASE_URL: baseUrl, DATA_DIR: dataDir, SECRET_KEY: randomBytes(32).toString("base64"), DEMO: "1" };
    // Both at once: migrations and the demo must come out right whoever is first.
    const [one, two] = await Promise.allSettled([startNode(env), startNode(env)]);
    // Whichever has started is ended afterwards, also when the other has not.
    if (one.status === "fulfilled") a = one.value;
    if (two.status === "fulfilled") b = two.value;
    for (const started of [one, two]) if (started.status === "rejected") throw started.reason;
    maya = await signIn(a, "maya@willow.example", "Willow Practice");
    jordan = await signIn(b, "jordan@home.example", "Willow Practice");
    conversationId = (await call<{ conversationId: string }>(b, jordan, "inbox.home")).output.conversationId;
  }, 120_000);
  afterAll(async () => {
    for (const { socket } of open) socket.disconnect();
    await Promise.all([a?.kill(), b?.stop()]);
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("carry a message sent over one to a browser on the other", async () => {
    const [from, to] = [await listen(a, maya), await listen(b, jordan)];
    const sent = await send(from, "From node A");
    expect(sent).toMatchObject({ ok: true });
    const told = await to.hears("entry", (data) => data["conversationId"] === conversationId);
    expect(told["seq"]).toBe((sent.data as { seq: number }).seq);
    expect(await textsOn(b)).toContain("From node A");
  });

  it.each(plugins.map(({ manifest }) => manifest.id))("carry the switch of %s to its procedures and to the open socket", async (pluginId) => {
    const to = await listen(b, jordan);
    const mine = Object.entries(verdicts).flatMap(([path, verdict]) => (path.startsWith(`${pluginId}.`) && typeof verdict === "object" && verdict.portal ? [path] : [])).slice(0, 4);
    /** Some of its procedures, as both kinds since one of them is it; more calls than these would be refused for their number. */
    const isClosed = async (path: string) => [await to.call(path), await to.call(path, undefined, "mutation")].some((answer) => answer.error?.data["appCode"] === "PLUGIN_DISABLED");
    const closed = async () => [...new Set(await Promise.all(mine.map(isClosed)))];
    const turn = async (on: boolean): Promise<void> => {
      const { output } = await call<{ id: string; revision: number }[]>(a, maya, "plugins.list");
      await call(a, maya, "plugins.switch", { pluginId, on, revision: output.find((line) => line.id === pluginId)?.revision, cascade: true });
    };
    expect(mine.length).toBeGreaterThan(0);
    expect(await closed()).toEqual([false]);
    await turn(false);
    await to.hears("plugin:off", (data) => data["pluginId"] === pluginId);
    expect(await closed()).toEqual([true]);
    await turn(true);
    await to.hears("plugin:on", (data) => data["pluginId"] === pluginId);
    expect(await closed()).toEqual([false]);
    to.socket.disconnect();
  });

  it("carry a plugin switch, with everything that it closes", async () => {
    const to = await listen(b, jordan);
    const channel = await connect(b.url, { cookie: jordan, origin: baseUrl, namespace: "/plugins/messages" });
    open.push(channel);
    expect(channel.refused).toBeNull();
    const turn = async (on: boolean): Promise<void> => {
      const { output } = await call<{ id: string; revision: number }[]>(a, maya, "plugins.list");
      await call(a, maya, "plugins.switch", { pluginId: "messages", on, revision: output.find((line) => line.id === "messages")?.revision, cascade: false });
    };
    await turn(false);
    await to.hears("plugin:off");
    await channel.gone();
    expect(await to.call("messages.status", { conversationId })).toMatchObject({ ok: false, error: { data: { appCode: "PLUGIN_DISABLED" } } });
    await turn(true);
    await to.hears("plugin:on");
    expect(await to.call("messages.status", { conversationId })).toMatchObject({ ok: true });
  });

  it("carry the end of a session", async () => {
    const other = await signIn(a, "jordan@home.example", "Willow Practice");
    const to = await listen(b, other);
    await call(a, jordan, "account.sessions.endOthers");
    await to.hears("session:ended");
    await to.gone();
    expect((await connect(b.url, { cookie: other, origin: baseUrl })).refused).toBe("NOT_SIGNED_IN");
  });

  it("carry the end of a colleague's and of a portal user's access to their open sockets, which stay closed until they are restored", async () => {
    const [noor, rowan] = [await signIn(b, "noor@willow.example", "Willow Practice"), await signIn(b, "rowan@home.example", "Willow Practice")];
    const [colleague, user] = [await listen(b, noor), await listen(b, rowan)];
    const { output: team } = await call<{ members: { id: string; name: string }[] }>(a, maya, "team.list");
    const staffId = team.members.find((one) => one.name === "Noor Haddad")?.id;
    await call(a, maya, "team.deactivate", { staffId });
    await colleague.hears("session:ended");
    await colleague.gone();
    expect((await connect(b.url, { cookie: noor, origin: baseUrl })).refused).toBe("NOT_SIGNED_IN");
    await expect(call(b, noor, "inbox.counts")).rejects.toThrow("NOT_SIGNED_IN");

    const { output: found } = await call<{ clients: { id: string }[] }>(a, maya, "people.listClients", { search: "Rowan", limit: 1 });
    const { output: portal } = await call<{ users: { id: string }[] }>(a, maya, "people.portalUsers", { clientId: found.clients[0]?.id });
    await call(a, maya, "people.suspend", { portalUserId: portal.users[0]?.id });
    await user.gone();
    expect((await connect(b.url, { cookie: rowan, origin: baseUrl })).refused).not.toBeNull();
    await expect(call(b, rowan, "inbox.home")).rejects.toThrow();
    await call(a, maya, "team.restore", { staffId });
    await call(a, maya, "people.restore", { portalUserId: portal.users[0]?.id });
    await listen(b, await signIn(b, "noor@willow.example", "Willow Practice"));
    await listen(b, await signIn(b, "rowan@home.example", "Willow Practice"));
  });

  it("lose nothing that was acknowledged when one of them is killed, while the other goes on", async () => {
    const [from, to] = [await listen(a, maya), await listen(b, jordan)];
    const acknowledged: string[] = [];
    let killed: Promise<void> | undefined;
    for (let at = 0; at < 200 && from.socket.connected; at++) {
      const text = `Numbered ${at}`;
      const answer = send(from, text).then((sent) => sent.ok && acknowledged.push(text));
      await Promise.race([answer, from.gone()]);
      // In the middle of a stream of messages.
      if (at === 40) killed = a.kill();
    }
    await killed;
    await from.gone();
    expect(acknowledged.length).toBeGreaterThan(20);
    expect((await textsOn(b)).filter((text) => text !== null && acknowledged.includes(text))).toEqual(acknowledged);

    expect(to.socket.connected).toBe(true);
    const again = await listen(b, maya);
    const sent = await send(again, "Node B goes on");
    expect(await to.hears("entry", (data) => data["seq"] === (sent.data as { seq: number }).seq)).toBeDefined();
  });
});
