import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { defineManifest } from "../../manifest.ts";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestClient, TestPerson, TestPortal } from "../../testing/test-portal.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { createPluginTrpc } from "../trpc/plugin-trpc.ts";
import type { StaffViewer } from "../viewer.ts";
import { definePlugin } from "./define-plugin.ts";
import type { PluginDefinition } from "./define-plugin.ts";

const hooks: string[] = [];

function smallPlugin(id: string, requires: Record<string, string> = {}, more: Partial<PluginDefinition> = {}) {
  const manifest = defineManifest({
    id, requires, name: id === "forms" ? "Forms" : "Surveys", description: "For tests.",
    permissions: { [`${id}.use`]: { label: "Use", portal: "surveys", default: ["administrator"] } },
    routes: [{ path: id, file: "./ui/list.tsx" }],
    nav: [{ to: `/${id}`, label: id, icon: "list", permission: `${id}.use` }],
  });
  const { router, viewerProcedure } = createPluginTrpc(manifest);
  return definePlugin({
    manifest,
    router: router({ hello: viewerProcedure.meta({ permission: `${id}.use` }).query(({ ctx }) => ctx.plugin.setting<number>("days")) }),
    settings: z.object({ days: z.number().max(30, "Choose 30 days or fewer.").default(3).meta({ label: "Days", levels: ["practice", "professional", "client"] }) }),
    onEnable: async () => void hooks.push(`${id} on`),
    onDisable: async () => void hooks.push(`${id} off`),
    ...more,
  });
}

describe.each(testEngines())("switching plugins on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let client: TestClient;
  const revision = async (id: string): Promise<number> => (await boss.call<{ id: string; revision: number }[]>("plugins.list")).find((line) => line.id === id)?.revision ?? -1;
  const turn = async (pluginId: string, on: boolean, cascade = false): Promise<void> => {
    await boss.call("plugins.switch", { pluginId, on, cascade, revision: await revision(pluginId) });
  };

  beforeAll(async () => {
    portal = await createTestPortal({ engine: name, plugins: [smallPlugin("forms"), smallPlugin("surveys", { forms: "^1.0.0" })] });
    boss = await portal.staff();
    client = await portal.client({ professional: boss });
  });
  beforeEach(() => void hooks.splice(0));
  afterAll(() => portal?.close());

  it("takes effect at the next call, in procedures and in the menu, and says whose plugin it was", async () => {
    expect(await client.call("surveys.hello")).toBe(3);
    await turn("surveys", false);
    await expect(client.call("surveys.hello")).rejects.toMatchObject({ appCode: "PLUGIN_DISABLED", message: "Your practice has turned off surveys.", details: { pluginId: "surveys", reason: "switched-off" } });
    expect(await client.call("plugins.menu")).toEqual([expect.objectContaining({ pluginId: "forms" })]);
    await turn("surveys", true);
    expect(await client.call("surveys.hello")).toBe(3);
    expect(hooks).toEqual(["surveys off", "surveys on"]);
  });

  it("lists dependents before it turns something off, and takes them along when the administrator says so", async () => {
    await expect(turn("forms", false)).rejects.toMatchObject({ appCode: "CONFLICT", message: "Surveys needs it and would be turned off too." });
    expect(await portal.host.states.state(portal.practice.id, "forms")).toEqual({ on: true });
    await turn("forms", false, true);
    expect(hooks).toEqual(["surveys off", "forms off"]);
    await turn("forms", true);
    expect(await portal.host.states.state(portal.practice.id, "surveys")).toMatchObject({ on: false, reason: "switched-off" });
    await turn("surveys", true);
  });

  it("is not on while what it requires is off", async () => {
    await turn("forms", false, true);
    await turn("surveys", true);
    expect(await portal.host.states.state(portal.practice.id, "surveys")).toEqual({ on: false, reason: "requires", detail: "It needs Forms, which is not on." });
    await turn("forms", true);
    expect(await portal.host.states.state(portal.practice.id, "surveys")).toEqual({ on: true });
  });

  it("tells the second of two administrators that somebody was faster", async () => {
    const at = await revision("surveys");
    await boss.call("plugins.switch", { pluginId: "surveys", on: false, revision: at });
    await expect(boss.call("plugins.switch", { pluginId: "surveys", on: true, revision: at })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await turn("surveys", true);
  });

  it("leaves nothing changed when the hook fails", async () => {
    const failing = await createTestPortal({ engine: name, plugins: [smallPlugin("forms", {}, { onDisable: () => Promise.reject(new Error("no")) })] });
    const admin = await failing.staff();
    await expect(admin.call("plugins.switch", { pluginId: "forms", on: false, revision: 0 })).rejects.toThrow();
    expect(await failing.host.states.state(failing.practice.id, "forms")).toEqual({ on: true });
    expect(await failing.host.audit.list(failing.practice.id, { verb: "plugin-off", limit: 5 })).toEqual([]);
    await failing.close();
  });

  it("is refused to everybody but administrators", async () => {
    const colleague = await portal.staff({ roles: ["professional"] });
    for (const person of [colleague, client]) {
      await expect(person.call("plugins.switch", { pluginId: "forms", on: false, revision: 0 })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    }
  });

  it("reaches another node at once over the bus, and within a second without it", async () => {
    const other = await createTestPortal({ sameAs: portal, plugins: [smallPlugin("forms"), smallPlugin("surveys", { forms: "^1.0.0" })] });
    expect(await other.host.states.state(portal.practice.id, "surveys")).toEqual({ on: true });
    await turn("surveys", false);
    await expect.poll(() => other.host.states.state(portal.practice.id, "surveys"), { timeout: 3_000 }).toMatchObject({ on: false });
    await turn("surveys", true);
    await other.close();
  });

  it("resolves settings from the most specific level, and says where a value comes from", async () => {
    const of = { staffId: boss.viewer.staffId, clientId: client.viewer.clientId };
    const days = async () => (await portal.host.settings.effective(portal.practice.id, "forms", of))["days"];
    expect(await days()).toEqual({ value: 3, from: "default" });
    await boss.call("settings.save", { pluginId: "forms", values: { days: 5 } });
    expect(await days()).toEqual({ value: 5, from: "practice" });
    await boss.call("settings.save", { pluginId: "forms", level: "client", levelId: of.clientId, values: { days: 7 } });
    await boss.call("settings.save", { pluginId: "forms", level: "professional", levelId: of.staffId, values: { days: 6 } });
    expect(await days()).toEqual({ value: 7, from: "client" });
    await expect(boss.call("settings.save", { pluginId: "forms", values: { days: 31 } })).rejects.toMatchObject({ appCode: "INVALID", details: { fields: { days: "Choose 30 days or fewer." } } });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Other Practice") });
    await expect(elsewhere.call("settings.save", { pluginId: "forms", level: "client", levelId: of.clientId, values: { days: 9 } })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
  });
});
