import { createTestPortal } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal, Verdict } from "@anteroom/core/testing";
import { staffRoles } from "@anteroom/core/manifest";
import type { StaffRole } from "@anteroom/core/manifest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leftOver, plugins, undeclared, verdicts } from "./declared.ts";

const refusals = new Set(["NOT_SIGNED_IN", "FORBIDDEN", "PLUGIN_DISABLED", "LOCKED"]);

let portal: TestPortal;
let client: TestClient;
let staff: Map<StaffRole, TestPerson<never>>;

beforeAll(async () => {
  portal = await createTestPortal({ plugins });
  const lead = await portal.staff({ roles: ["professional"] });
  client = await portal.client({ professional: lead });
  staff = new Map();
  for (const role of staffRoles) staff.set(role, (await portal.staff({ roles: [role], name: role })) as never);
});
afterAll(() => portal.close());

/** Called with nothing: whoever passes the gate is told what is missing, everybody else is refused. */
async function passes(call: (path: string) => Promise<unknown>, path: string): Promise<boolean> {
  try {
    await call(path);
    return true;
  } catch (error) {
    return !refusals.has(String((error as { appCode?: string }).appCode));
  }
}

const anonymous = async (path: string): Promise<unknown> => {
  const { caller } = await portal.portal.pageContext({ cookieHeader: undefined, address: "127.0.0.1", userAgent: "test", transport: "page", appendCookie: () => undefined });
  let target: unknown = caller;
  for (const part of path.split(".")) target = (target as Record<string, unknown>)[part];
  return (target as () => Promise<unknown>)();
};

const allowed = (verdict: Verdict, who: "nobody" | "portal" | StaffRole): boolean => {
  if (verdict === "anybody") return true;
  if (who === "nobody") return false;
  if (verdict === "signed-in") return true;
  return who === "portal" ? verdict.portal : verdict.roles.includes(who);
};

describe("who may call what", () => {
  it("is decided for every procedure there is", () => {
    expect(undeclared(portal.procedures())).toEqual([]);
    expect(leftOver(portal.procedures())).toEqual([]);
  });

  it.each(Object.entries(verdicts))("%s", async (path, verdict) => {
    // What an account does to itself may change the very session that asks; its own tests say what it does.
    if (verdict === "signed-in") return expect(anonymous(path), "nobody signed in").rejects.toThrow();
    expect(await passes(anonymous, path), "nobody signed in").toBe(allowed(verdict, "nobody"));
    if (verdict === "anybody") return;
    expect(await passes((at) => client.call(at), path), "a client").toBe(allowed(verdict, "portal"));
    for (const role of staffRoles) expect(await passes((at) => (staff.get(role) as TestPerson<never>).call(at), path), role).toBe(allowed(verdict, role));
  });

  it("closes everything for somebody who was suspended, with the page still open", async () => {
    const boss = await portal.staff();
    const other = await portal.client({ professional: boss });
    expect(await other.call("inbox.home")).toBeDefined();
    await boss.call("people.suspend", { portalUserId: other.viewer.portalUserId });
    for (const [path, verdict] of Object.entries(verdicts)) {
      if (typeof verdict === "object") expect(await passes((at) => other.call(at), path), path).toBe(false);
    }
  });

  it("follows a permission that was taken away while the page is open", async () => {
    const boss = await portal.staff();
    const other = await portal.client({ professional: boss });
    expect(await other.call("messages.status", { conversationId: other.conversationId })).toMatchObject({ mayWrite: true });
    await boss.call("people.editPortalUser", { portalUserId: other.viewer.portalUserId, permissions: ["basic"] });
    await expect(other.call("messages.status", { conversationId: other.conversationId })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    expect((await other.call<{ pluginId: string }[]>("plugins.menu")).map((item) => item.pluginId)).not.toContain("messages");
  });
});
