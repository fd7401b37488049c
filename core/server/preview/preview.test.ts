import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AnyTRPCProcedure } from "@trpc/server";
import { testEngines } from "../../testing/test-databases.ts";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../testing/test-portal.ts";
import { openInPreview } from "../read-only/refuse-changes.ts";
import { createRootRouter } from "../trpc/root-router.ts";
import type { PortalViewer, StaffViewer } from "../viewer.ts";

const code = (work: Promise<unknown>): Promise<string> => work.then(() => "answered", (error: { appCode?: string; details?: { reason?: string } }) => `${error.appCode} ${error.details?.reason ?? ""}`.trim());

describe.each(testEngines())("looking as a portal user on $name", ({ name }) => {
  let test: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeAll(async () => {
    test = await createTestPortal({ engine: name });
  });
  beforeEach(async () => {
    staff = await test.staff();
    client = await test.client({ professional: staff });
  });
  afterAll(() => test.close());
  const start = (by = staff) => by.call<{ until: number }>("preview.start", { portalUserId: client.viewer.portalUserId });

  it("shows what that person sees, with the staff member named behind it", async () => {
    await start();
    const home = await staff.call<{ viewer: { portalUserId: string }; client: { name: string } }>("inbox.home");
    expect(home).toMatchObject({ viewer: { portalUserId: client.viewer.portalUserId }, client: { name: "Jordan Lee" } });
    expect(await staff.call("account.me")).toMatchObject({ email: "", seats: 1, seat: { kind: "portal" }, preview: { name: "Jordan Lee", by: "Dr Maya Rivera" } });
  });

  it("refuses every change there is, in every part of the portal", async () => {
    await start();
    const procedures = Object.entries(createRootRouter(test.host.registry)._def.procedures as Record<string, AnyTRPCProcedure>);
    const changes = procedures.filter(([path, one]) => (one._def as { type: string }).type === "mutation" && !openInPreview.has(path));
    expect(changes.length).toBeGreaterThan(60);
    for (const [path] of changes) expect(await code(staff.call(path)), path).toBe("FORBIDDEN preview");
  });

  it("opens nothing of anybody's sign-in: no devices, no second step, no other portals", async () => {
    await start();
    for (const path of ["account.sessions.list", "account.secondFactor.status", "account.seats", "inbox.seatCounts"]) expect(await code(staff.call(path)), path).toBe("FORBIDDEN preview");
  });

  it("opens nothing of the practice's side either", async () => {
    await start();
    for (const path of ["people.listClients", "audit.list", "settings.get"]) expect(await code(staff.call(path)), path).toMatch(/^FORBIDDEN/);
  });

  it("leaves unread messages unread and keeps what was typed to its author", async () => {
    await client.call("inbox.saveDraft", { conversationId: client.conversationId, text: "not sent yet" });
    await start();
    await staff.call("inbox.open", { conversationId: client.conversationId });
    expect(await staff.call("inbox.draft", { conversationId: client.conversationId })).not.toMatchObject({ text: "not sent yet" });
    expect(await code(staff.call("inbox.read", { conversationId: client.conversationId, seq: 1 }))).toBe("FORBIDDEN preview");
  });

  it("is written down: the start, each page, the end, under the staff member's name", async () => {
    await start();
    await test.portal.pageContext({ cookieHeader: `anteroom=${staff.token}`, address: "127.0.0.1", userAgent: "test", transport: "page", path: "/settings.data", appendCookie: () => undefined });
    expect(await staff.call("preview.stop")).toEqual({ clientId: client.viewer.clientId });
    await test.drain();
    const lines = await test.host.audit.list(test.practice.id, { actorId: staff.viewer.staffId, limit: 50 });
    expect(lines.map((line) => [line.verb, line.clientId, line.actor.kind])).toEqual(expect.arrayContaining(
      ["preview-started", "preview-page", "preview-stopped"].map((verb) => [verb, client.viewer.clientId, "staff"]),
    ));
    expect(lines.find((line) => line.verb === "preview-page")?.subject).toBe("/settings");
  });

  it("ends by itself, and then staff are themselves again", async () => {
    const { until } = await start();
    expect(until - test.clock.now()).toBe(15 * 60_000);
    // Somebody is at the page, so that the session itself stays open.
    test.clock.advance({ minutes: 10 });
    await staff.call("account.stayActive");
    test.clock.advance({ minutes: 5 });
    await expect.poll(() => code(staff.call("people.listClients")), { timeout: 3_000 }).toBe("answered");
  });

  it("is for those who give care, with this client, and for people who use the portal", async () => {
    const scheduler = await test.staff({ roles: ["scheduler"] });
    const other = await test.staff({ roles: ["professional"] });
    const foreign = await test.staff({ practice: await test.newPractice("Elsewhere") });
    expect(await code(start(scheduler))).toBe("FORBIDDEN core.preview");
    expect(await code(start(other))).toBe("NOT_FOUND");
    expect(await code(start(foreign))).toBe("NOT_FOUND");
    await staff.call("people.suspend", { portalUserId: client.viewer.portalUserId });
    expect(await code(start())).toBe("CONFLICT");
  });

  it("ends at once when the person loses the portal", async () => {
    await start();
    const boss = await test.staff();
    await boss.call("people.suspend", { portalUserId: client.viewer.portalUserId });
    expect((await test.host.accounts.resolve(staff.token))?.viewer?.kind).toBe("staff");
  });

  it("takes back what a plugin writes while it shows something", async () => {
    await start();
    const viewer = (await test.host.accounts.resolve(staff.token))?.viewer as PortalViewer;
    const ctx = test.host.context("core", test.practice.id, viewer);
    const seen = await ctx.transaction(async (tx) => {
      await tx.run("UPDATE portal_users SET phone = '555' WHERE id = ?", [client.viewer.portalUserId]);
      return (await tx.all<{ phone: string }>("SELECT phone FROM portal_users WHERE id = ?", [client.viewer.portalUserId]))[0]?.phone;
    });
    expect(seen).toBe("555");
    expect((await ctx.people.portalUser(client.viewer.portalUserId))?.phone).toBeNull();
  });
});
