import { z } from "zod";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defineManifest } from "../../manifest.ts";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestPerson, TestPortal } from "../../testing/test-portal.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { AppError } from "../errors.ts";
import { listen } from "../outbox/listen.ts";
import { createPluginTrpc } from "../trpc/plugin-trpc.ts";
import type { StaffViewer } from "../viewer.ts";
import { definePlugin } from "./define-plugin.ts";

const secret = "Jordan Lee feels low";
const manifest = (id: string) => defineManifest({ id, name: id, description: "For a test.", permissions: { [`${id}.use`]: { label: "Use it", default: ["administrator"] } } });

function makePlugin(id: string) {
  const { router, staffProcedure } = createPluginTrpc(manifest(id));
  const ask = staffProcedure.meta({ permission: `${id}.use` });
  return definePlugin({
    manifest: manifest(id),
    router: router({
      breaks: ask.query(() => {
        throw new TypeError(secret);
      }),
      refuses: ask.query(() => {
        throw new AppError("CONFLICT", "Not now.");
      }),
      works: ask.query(() => "fine"),
    }),
    listens: [
      listen({
        to: "core.plugin-switched", version: 1, as: "hears", read: z.object({ pluginId: z.string() }),
        async run(_ctx, { data }) {
          if (data.pluginId === "poison") throw new Error(secret);
        },
      }),
    ],
    health: [
      { name: "Line", run: async () => ({ ok: true, detail: "up" }) },
      { name: "Broken", run: async () => Promise.reject(new Error(secret)) },
    ],
    offEffects: async () => ["2 people have unsent answers."],
  });
}

describe.each(testEngines())("a plugin that fails, on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;

  beforeAll(async () => {
    portal = await createTestPortal({ engine: name, plugins: [makePlugin("shaky"), makePlugin("steady")] });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ practice: await portal.newPractice("A practice") });
  });

  const fails = async (what: string): Promise<string> => {
    const code = await boss.call(`shaky.${what}`).then(() => "passed", (error: { appCode?: string }) => error.appCode ?? "failed");
    await portal.host.faults.settle();
    return code;
  };
  const line = async () => (await boss.call<{ id: string; state: string; wanted: boolean; revision: number }[]>("plugins.list")).find((one) => one.id === "shaky");
  const read = () => boss.call<{ health: { faults: { kind: string; name: string; error: string }[]; checks: { name: string; ok: boolean; detail: string }[]; dead: { id: string }[] }; log: { verb: string; by: string | null }[]; effects: { further: string[] } }>("plugins.read", { pluginId: "shaky" });

  it("is stopped for the practice at the third error; the rest works, and so do other practices", async () => {
    expect(await fails("breaks")).toBe("failed");
    expect(await fails("breaks")).toBe("failed");
    expect(await boss.call("shaky.works")).toBe("fine");
    await fails("breaks");
    expect(await fails("works")).toBe("PLUGIN_DISABLED");
    expect(await line()).toMatchObject({ state: "stopped", wanted: false });
    expect(await boss.call("steady.works")).toBe("fine");
    const other = await portal.staff({ practice: await portal.newPractice("Another") });
    expect(await other.call("shaky.works")).toBe("fine");
  });

  it("tells administrators where it failed, and not a word of what the error held", async () => {
    for (let n = 0; n < 3; n += 1) await fails("breaks");
    const about = await read();
    expect(about.health.faults).toHaveLength(3);
    expect(about.health.faults[0]).toMatchObject({ kind: "procedure", name: "shaky.breaks" });
    expect(about.health.faults[0]?.error).toMatch(/^TypeError in plugins\/faults\.test\.ts, line \d+$/);
    expect(about.health.checks).toEqual([{ name: "Line", ok: true, detail: "up" }, { name: "Broken", ok: false, detail: "The check itself did not come to an end." }]);
    expect(about.effects.further).toEqual(["2 people have unsent answers."]);
    expect(about.log).toMatchObject([{ verb: "plugin-stopped", by: null }]);
    expect(JSON.stringify(about)).not.toContain("Jordan");
  });

  it("counts no refusal", async () => {
    for (let n = 0; n < 5; n += 1) expect(await fails("refuses")).toBe("CONFLICT");
    expect(await boss.call("shaky.works")).toBe("fine");
  });

  it("works again once it is turned on again, with its errors behind it", async () => {
    for (let n = 0; n < 3; n += 1) await fails("breaks");
    portal.clock.advance({ ms: 1_000 });
    await boss.call("plugins.switch", { pluginId: "shaky", on: true, revision: (await line())?.revision });
    expect(await boss.call("shaky.works")).toBe("fine");
    await fails("breaks");
    expect(await boss.call("shaky.works")).toBe("fine");
    expect((await read()).log.map((one) => one.verb)).toEqual(["plugin-on", "plugin-stopped"]);
  });

  it("is not stopped by one piece of work that fails again and again, and lets it be tried again", async () => {
    const { host } = portal;
    const publish = () => host.db.transaction((tx) => host.outbox.add([{ practiceId: boss.viewer.practiceId, pluginId: "core", kind: "event", name: "core.plugin-switched", version: 1, data: { pluginId: "poison", on: true }, actor: { kind: "system", id: null } }], tx));
    await publish();
    // Sessions do not outlive the hours of the attempts; the state is asked of the host.
    for (let n = 0; n < 8; n += 1) await portal.advance({ ms: 60 * 60_000 });
    expect(await host.states.state(boss.viewer.practiceId, "shaky")).toEqual({ on: true });
    const dead = (await host.outbox.dead(boss.viewer.practiceId)).filter((one) => one.consumer.startsWith("shaky/"));
    expect(dead).toHaveLength(1);
  });
});
