import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defineManifest } from "../../../manifest.ts";
import { testEngines } from "../../../testing/test-databases.ts";
import { createTestPortal } from "../../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../../testing/test-portal.ts";
import { definePlugin } from "../../plugins/define-plugin.ts";
import type { StaffViewer } from "../../viewer.ts";

interface Answer { can: boolean; first: number | null; steps: { ok: boolean; fact: string; from: string }[]; change: { label: string; href: string } | null; whoElse: string | null }

let rule: () => Promise<{ ok: boolean; fact: string; href?: string }[]> = () => Promise.resolve([]);
const moods = definePlugin({
  manifest: defineManifest({ id: "moods", name: "Moods", description: "For tests.", permissions: { "moods.tell": { label: "Say how today is", portal: "surveys" }, "moods.read": { label: "Read moods", default: ["professional"] } } }),
  whyNot: () => rule(),
});
const said = (work: Promise<unknown>): Promise<string> => work.then(() => "answered", (error: { appCode?: string }) => String(error.appCode));

describe.each(testEngines())("why they cannot on $name", ({ name }) => {
  let test: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeAll(async () => {
    test = await createTestPortal({ engine: name, plugins: [moods] });
    staff = await test.staff();
    client = await test.client({ professional: staff });
  });
  afterAll(() => test?.close());
  const ask = (by: TestPerson<StaffViewer> = staff, action = "moods.tell") => by.call<Answer>("people.why.explain", { clientId: client.viewer.clientId, portalUserId: client.viewer.portalUserId, action });

  it("offers what any plugin's boxes give, by itself, and nothing that is for staff alone", async () => {
    const { actions } = await staff.call<{ actions: { id: string; group: string }[] }>("people.why.choices", { clientId: client.viewer.clientId });
    expect(actions.map((one) => one.id)).toEqual(expect.arrayContaining(["core.basic", "moods.tell"]));
    expect(actions.map((one) => one.id)).not.toContain("moods.read");
    expect(await said(ask(staff, "moods.read"))).toBe("NOT_FOUND");
  });

  it("follows what is changed: the box, the user, the client, the plugin", async () => {
    expect(await ask()).toMatchObject({ can: true, change: null });
    const edit = (permissions: string[]) => staff.call("people.editPortalUser", { portalUserId: client.viewer.portalUserId, permissions });
    await edit(["basic"]);
    expect((await ask()).change).toEqual({ label: "Tick View & Submit Surveys", href: `/staff/clients/${client.viewer.clientId}/portal/${client.viewer.portalUserId}` });
    await edit(["basic", "surveys"]);
    await staff.call("people.suspend", { portalUserId: client.viewer.portalUserId });
    expect((await ask()).change?.label).toContain("Restore");
    await staff.call("people.archive", { clientId: client.viewer.clientId });
    // The client stands before the user in the chain.
    expect((await ask()).change?.label).toBe("Restore this client");
    await staff.call("people.unarchive", { clientId: client.viewer.clientId });
    await staff.call("people.restore", { portalUserId: client.viewer.portalUserId });
    const switchTo = async (on: boolean) => {
      const line = (await staff.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "moods");
      await staff.call("plugins.switch", { pluginId: "moods", on, cascade: false, revision: line?.revision });
    };
    await switchTo(false);
    expect((await ask()).change).toEqual({ label: "Open Plugins", href: "/staff/settings/plugins" });
    const colleague = await test.staff({ roles: ["scheduler"] });
    expect(await ask(colleague), "who may not switch plugins is told who may").toMatchObject({ can: false, change: null, whoElse: "administrator" });
    await switchTo(true);
    expect((await ask()).can).toBe(true);
  });

  it("adds the plugin's own rules, leads nowhere outside the workspace, and does without them when they fail", async () => {
    rule = () => Promise.resolve([{ ok: false, fact: "Closed on Sundays.", href: "https://elsewhere.example" }]);
    expect(await ask()).toMatchObject({ can: false, change: null });
    rule = () => Promise.resolve([{ ok: false, fact: "Closed on Sundays.", href: "/staff/settings/plugins/moods" }]);
    expect((await ask()).change?.href).toBe("/staff/settings/plugins/moods");
    rule = () => Promise.reject(new Error("broken"));
    expect(await ask()).toMatchObject({ can: true });
    rule = () => Promise.resolve([]);
  });

  it("is refused to whoever is not of this client's team or this practice, and to portal users", async () => {
    const stranger = await test.staff({ roles: ["professional"] });
    const elsewhere = await test.staff({ practice: await test.newPractice("Other Practice") });
    expect(await said(ask(stranger))).toBe("NOT_FOUND");
    expect(await said(ask(elsewhere))).toBe("NOT_FOUND");
    const biller = await test.staff({ roles: ["biller"] });
    expect(await said(ask(biller))).toBe("FORBIDDEN");
    const other = await test.client({ professional: staff });
    expect(await said(other.call("people.why.explain", { clientId: other.viewer.clientId, portalUserId: other.viewer.portalUserId, action: "core.basic" }))).toBe("FORBIDDEN");
    expect(await said(staff.call("people.why.explain", { clientId: client.viewer.clientId, portalUserId: other.viewer.portalUserId, action: "core.basic" }))).toBe("NOT_FOUND");
  });
});
