import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestPortal, type TestClient, type TestPerson, type TestPortal } from "../../testing/test-portal.ts";
import { sessionCookieName } from "../accounts/session-cookie.ts";
import type { StaffViewer } from "../viewer.ts";
import type { NamedLine } from "./name-lines.ts";

describe.each(["sqlite", "mysql"] as const)("the audit page on %s", (engine) => {
  let test: TestPortal;
  let admin: TestPerson<StaffViewer>;
  let jordan: TestClient;
  let server: Server;

  beforeEach(async () => {
    test = await createTestPortal({ engine });
    admin = await test.staff({ name: "=Dr Maya Rivera" });
    jordan = await test.client({ professional: admin });
    const app = express();
    server = createServer(app);
    test.portal.attach(app, server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await test.close();
  });

  const list = (more: object = {}, who = admin): Promise<{ lines: NamedLine[]; next: number | null }> => who.call("audit.list", more);
  const verbs = async (more: object = {}): Promise<string[]> => (await list(more)).lines.map((line) => line.verb);
  const get = (path: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { cookie: `${sessionCookieName(test.options.baseUrl)}=${admin.token}` } });

  it("writes who looked at a client and a conversation, once in ten minutes for each", async () => {
    const open = async (): Promise<void> => {
      await admin.call("people.client", { clientId: jordan.viewer.clientId });
      await admin.call("inbox.open", { conversationId: jordan.conversationId });
      await jordan.call("inbox.open", { conversationId: jordan.conversationId });
    };
    await open();
    await open();
    const own = { clientId: jordan.viewer.clientId };
    const looked = (await verbs(own)).filter((verb) => verb.endsWith("-read") && verb !== "log-read");
    expect(looked.toSorted()).toEqual(["client-read", "conversation-read"]);
    const colleague = await test.staff({ name: "Ana Diaz" });
    await colleague.call("people.client", own);
    expect((await verbs(own)).filter((verb) => verb === "client-read")).toHaveLength(2);
    test.clock.advance({ minutes: 10 });
    await open();
    expect((await verbs(own)).filter((verb) => verb === "client-read")).toHaveLength(3);
    expect((await verbs()).filter((verb) => verb === "conversation-read")).toHaveLength(2);
  });

  it("keeps one line when the portal was started again in between", async () => {
    await admin.call("people.client", { clientId: jordan.viewer.clientId });
    const again = await createTestPortal({ sameAs: test });
    const { recordReading } = await import("./record-reading.ts");
    await recordReading(again.host, admin.viewer, { verb: "client-read", clientId: jordan.viewer.clientId, subject: jordan.viewer.clientId, address: "", device: "" });
    await again.close();
    expect((await verbs()).filter((verb) => verb === "client-read")).toHaveLength(1);
  });

  it("tells of a colleague who looked where they may not", async () => {
    const other = await test.staff({ roles: ["professional"], name: "Ana Diaz" });
    await expect(other.call("people.client", { clientId: jordan.viewer.clientId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    expect((await list({ person: "ana" })).lines).toMatchObject([{ verb: "client-read", result: "refused", actorName: "Ana Diaz", clientName: "Jordan Lee" }]);
  });

  it("narrows by person, client, act and time, page by page, and only within the practice", async () => {
    const stranger = await test.staff({ practice: await test.newPractice("Oak Practice"), name: "Maya Oak" });
    const theirs = await test.client({ professional: stranger, lastName: "Oak" });
    await stranger.call("people.client", { clientId: theirs.viewer.clientId });
    const ana = await test.staff({ name: "Ana 100%_Diaz" });
    await ana.call("people.client", { clientId: jordan.viewer.clientId });
    test.clock.advance({ minutes: 5 });
    const noon = test.clock.now();
    await admin.call("people.addContact", { clientId: jordan.viewer.clientId, name: "Alex", relationship: "Parent" });
    expect(await verbs({ person: "100%_d" })).toEqual(["client-read"]);
    expect(await verbs({ person: "maya", client: "jordan l" })).toEqual(["contact-changed"]);
    expect(await verbs({ verb: "core.client-read" })).toEqual(["client-read"]);
    expect(await verbs({ verb: "core.client-read", from: noon })).toEqual([]);
    expect(await verbs({ client: "jordan", until: noon })).toEqual(["client-read"]);
    for (const nobody of [{ person: "oak" }, { client: "oak" }, { personId: stranger.viewer.staffId }]) expect(await verbs(nobody)).toEqual([]);
    await expect(list({ clientId: theirs.viewer.clientId })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const first = await list({ client: "jordan", limit: 1 });
    const second = await list({ client: "jordan", limit: 1, before: first.next ?? undefined });
    expect([first.lines[0]?.verb, second.lines[0]?.verb]).toEqual(["contact-changed", "client-read"]);
  });

  it("is for administrators and supervisors", async () => {
    const supervisor = await test.staff({ roles: ["supervisor"] });
    await list({}, supervisor);
    for (const role of ["professional", "scheduler", "biller", "bookkeeper"] as const) {
      const one = await test.staff({ roles: [role] });
      await expect(list({}, one)).rejects.toMatchObject({ appCode: "FORBIDDEN" });
      await expect(one.call("audit.export", {})).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    }
    await expect(jordan.call("audit.list", {})).rejects.toMatchObject({ appCode: "FORBIDDEN" });
  });

  it("says that the log is whole, or which line is not, and writes down that it was asked", async () => {
    await admin.call("people.client", { clientId: jordan.viewer.clientId });
    expect(await admin.call("audit.verify")).toEqual({ ok: true, sentence: "The log is whole: 1 line, none changed, removed or put in." });
    for (const trigger of ["audit_log_keeps", "audit_log_stays"]) await test.host.db.sequelize.query(`DROP TRIGGER IF EXISTS ${trigger}`);
    await test.host.db.hot.run("UPDATE audit_log SET actor_id = 'somebody' WHERE chain_n = 1");
    expect(await admin.call("audit.verify")).toEqual({ ok: false, sentence: "Line 1 was changed, or was not written by this portal. Tell whoever runs the portal’s server today." });
    expect((await list({ verb: "core.log-verified" })).lines.map((line) => line.result)).toEqual(["failed", "ok"]);
  });

  it("exports what was asked for as CSV that no spreadsheet runs, and writes that down", async () => {
    await admin.call("people.client", { clientId: jordan.viewer.clientId });
    await jordan.call("people.clientInformation.save", { nameUsed: "Jo" });
    const { href } = await admin.call<{ href: string }>("audit.export", { personId: admin.viewer.staffId });
    const answer = await get(href);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    const text = await answer.text();
    expect(text).toContain(",'=Dr Maya Rivera,staff,");
    expect(text).not.toContain(",=Dr");
    expect(text).toContain("core.log-exported");
    expect(text).not.toContain("information-changed");
    expect((await verbs({ personId: admin.viewer.staffId })).slice(0, 3)).toEqual(expect.arrayContaining(["log-exported", "export-prepared"]));
    expect((await get(href)).status).toBe(412);
  });
});
