import { describe, expect, it } from "vitest";
import { z } from "zod";
import { setup } from "xstate";
import { defineManifest } from "../../manifest.ts";
import type { ManifestInput } from "../../manifest.ts";
import type { CardFace } from "../inbox/card-view.ts";
import { defineCard } from "../inbox/define-card.ts";
import { defineEvent } from "../outbox/define-event.ts";
import { listen } from "../outbox/listen.ts";
import { createPluginTrpc } from "../trpc/plugin-trpc.ts";
import { bareProcedure, router } from "../trpc/trpc.ts";
import { defineWorkflow } from "../workflows/define-workflow.ts";
import type { Candidate } from "./candidate.ts";
import { checkPlugins } from "./check-plugins.ts";
import { definePlugin } from "./define-plugin.ts";
import type { PluginDefinition } from "./define-plugin.ts";
import { packageOf } from "./load-packages.ts";

const manifestOf = (more: Partial<ManifestInput> = {}) =>
  defineManifest({ id: "to-dos", name: "To Do list", description: "Tasks.", permissions: { "to-dos.use": { label: "Use", portal: "basic" } }, ...more });

function candidateOf(definition: Partial<PluginDefinition> = {}, manifest = manifestOf()): Candidate {
  const plugin = definePlugin({ manifest, ...definition });
  return { id: manifest.id, package: packageOf(plugin), manifest, plugin, failed: null };
}

function failureOf(definition: Partial<PluginDefinition>, manifest?: Parameters<typeof candidateOf>[1], others: Candidate[] = []): string | null {
  const candidate = candidateOf(definition, manifest);
  checkPlugins([candidate, ...others]);
  return candidate.failed?.why ?? null;
}

const face: CardFace = {
  state: "live", needsYou: true, summary: "A task", push: "task",
  view: { kindLine: "Task", title: "Water the plants", status: { tag: "To do", tone: "accent" }, blocks: [], actions: [] },
};
const card = (kind = "to-dos.item", example = face) =>
  defineCard({ kind, version: 1, view: () => Promise.resolve(new Map()), actions: {}, examples: { live: example } });
const event = defineEvent({ name: "to-dos.done", version: 1, schema: z.object({ id: z.string() }), example: { id: "1" } });

describe("a plugin that keeps the contract", () => {
  it("starts", () => {
    const { viewerProcedure, router: routerOf } = createPluginTrpc(manifestOf());
    const plugin = {
      router: routerOf({ list: viewerProcedure.meta({ permission: "to-dos.use" }).query(() => []) }),
      cards: [card()],
      events: [event],
      settings: z.object({ days: z.number().default(3).meta({ label: "Days" }) }),
    };
    expect(failureOf(plugin, manifestOf({ cards: ["item"], routes: [{ path: "to-dos", file: "./ui/list.tsx" }], nav: [{ to: "/to-dos", label: "To Do list", icon: "check", permission: "to-dos.use" }] }))).toBeNull();
  });
});

describe("boot refuses, by name and with what to do,", () => {
  it.each<[string, Partial<PluginDefinition>, Partial<ManifestInput>, string]>([
    ["a table without the prefix", { models: [{ name: "item", table: "items", attributes: { practiceId: "" } }] }, {}, "to-dos: table `items` must be called `to_dos_items`"],
    ["a model without its practice", { models: [{ name: "item", table: "to_dos_items", attributes: { id: "" } }] }, {}, "to-dos: the model item has no attribute practiceId"],
    ["a permission of another name", {}, { permissions: { "tasks.use": { label: "Use" } } }, 'to-dos: the permission "tasks.use" must be called "to-dos.use"'],
    ["a card that the manifest does not name", { cards: [card()] }, {}, 'the manifest does not name it; add "item" to cards in manifest.ts'],
    ["a card that only the manifest names", {}, { cards: ["item"] }, 'the manifest names the card "to-dos.item", but definePlugin({ cards }) has no such card'],
    ["a card of another name", { cards: [card("tasks.item")] }, {}, 'the card "tasks.item" must be called "to-dos.item"'],
    ["a card beyond the limits", { cards: [card("to-dos.item", { ...face, summary: "x".repeat(121) })] }, { cards: ["item"] }, 'the example "live" of the card "to-dos.item" has 121 characters in its summary; at most 120'],
    ["an event of another name", { events: [{ ...event, name: "tasks.done" }] }, {}, 'the event "tasks.done" must be called "to-dos.done"'],
    ["an event example that does not pass", { events: [{ ...event, example: { id: 1 } as never }] }, {}, 'the example of the event "to-dos.done" does not pass its own schema'],
    ["a thing declared twice", { events: [event, event] }, {}, 'the event "to-dos.done@1" is declared twice'],
    ["a client page outside its id", {}, { routes: [{ path: "tasks", file: "./a.tsx" }] }, 'the client page "tasks" must be under "to-dos"'],
    ["a staff page outside staff/", {}, { routes: [{ path: "to-dos/all", file: "./a.tsx", audience: "staff" }] }, 'the staff page "to-dos/all" must be under "staff/"'],
    ["a menu item that leads nowhere", {}, { nav: [{ to: "/to-dos/lost", label: "Lost", icon: "x", permission: "to-dos.use" }] }, 'the menu item "Lost" leads to "/to-dos/lost", which is none of its pages'],
    ["a menu item with an unknown permission", {}, { nav: [{ to: "/", label: "Home", icon: "x", permission: "to-dos.see" }] }, 'the menu item "Home" asks for "to-dos.see", which the manifest does not declare'],
    ["a capability that nobody provides", { calls: { "payments.request": "^1.0.0" } }, {}, 'asks for "payments.request", which nobody provides'],
    ["a setting without a label", { settings: z.object({ days: z.number().default(3) }) }, {}, 'the setting "days" has no label'],
    ["a setting without a default", { settings: z.object({ days: z.number().meta({ label: "Days" }) }) }, {}, 'the setting "days" has no default'],
    ["a channel event that a browser sends and nobody runs", { channels: { typing: { schema: z.object({}), direction: "from-client", permission: "to-dos.use" } } }, {}, 'the channel event "typing" goes from-client, so it needs run'],
    ["a profile item that leads outside", { profileItems: [{ id: "to-dos.x", label: "X", path: "https://x.test", permission: "basic", isDone: () => Promise.resolve(true) }] }, {}, "give a path that starts with /"],
    ["a notification whose example does not pass", { notifications: [{ kind: "to-dos.due", class: "task", data: z.object({ id: z.string() }), example: {} }] }, {}, 'the example of the notification "to-dos.due" does not pass its own schema'],
    ["a capability of another name", { provides: { "tasks.add": { version: 1, input: z.unknown(), output: z.unknown(), example: { input: 1, output: 1 }, run: () => Promise.resolve(1) } } }, {}, 'the capability "tasks.add" must be called "to-dos.add"'],
  ])("%s", (_what, definition, manifest, sentence) => {
    expect(failureOf(definition, manifestOf(manifest))).toContain(sentence);
  });

  it("a procedure without the gate", () => {
    const open = router({ list: bareProcedure.query(() => []) });
    expect(failureOf({ router: open })).toBe('to-dos: the procedure "list" is not gated; build it from createPluginTrpc(manifest)');
  });

  it("a procedure behind another plugin's gate", () => {
    const { viewerProcedure } = createPluginTrpc(defineManifest({ id: "forms", name: "Forms", description: "Forms." }));
    expect(failureOf({ router: router({ list: viewerProcedure.query(() => []) }) })).toContain('carries the gate of "forms"');
  });

  it("a procedure that states no permission, or one that nobody declared", () => {
    const { viewerProcedure, router: routerOf } = createPluginTrpc(manifestOf());
    expect(failureOf({ router: routerOf({ list: viewerProcedure.query(() => []) }) })).toContain("states no permission");
    expect(failureOf({ router: routerOf({ list: viewerProcedure.meta({ permission: "to-dos.rule" }).query(() => []) }) })).toContain('asks for "to-dos.rule", which the manifest does not declare');
  });

  it("a listener that reads what the event does not carry", () => {
    const producer = candidateOf({ events: [defineEvent({ name: "forms.sent", version: 1, schema: z.object({ formId: z.string() }), example: { formId: "1" } })] }, defineManifest({ id: "forms", name: "Forms", description: "Forms." }));
    const reading = (read: z.ZodType, version = 1) => ({ listens: [listen({ to: "forms.sent", version, as: "close", read, run: () => Promise.resolve() })] });
    const manifest = manifestOf({ uses: { forms: "^1.0.0" } });
    expect(failureOf(reading(z.object({ formId: z.string() })), manifest, [producer])).toBeNull();
    expect(failureOf(reading(z.object({ answers: z.array(z.string()) })), manifest, [producer])).toContain('cannot read the example of "forms.sent"');
    expect(failureOf(reading(z.object({}), 2), manifest, [producer])).toContain("version 2, which forms does not publish");
  });

  it("takes a listener to a plugin that is not installed, named in uses or nowhere", () => {
    const listens = [listen({ to: "forms.sent", version: 1, as: "close", read: z.object({}), run: () => Promise.resolve() })];
    expect(failureOf({ listens })).toBeNull();
    expect(failureOf({ listens }, manifestOf({ uses: { forms: "^1.0.0" } }))).toBeNull();
  });

  it("a workflow whose action is code instead of a name", () => {
    const machine = setup({}).createMachine({ initial: "a", states: { a: { entry: () => undefined } } });
    expect(failureOf({ workflows: [defineWorkflow({ name: "remind", version: 1, machine, effects: {} })] })).toContain("to-dos");
  });

  it("a word that is not part of the contract", () => {
    expect(() => definePlugin({ manifest: manifestOf(), rotuer: {} } as never)).toThrow('to-dos: definePlugin does not know "rotuer"');
  });

  it("a manifest with a wrong shape", () => {
    expect(() => defineManifest({ id: "To Dos", name: "x", description: "y" })).toThrow(/To Dos: the manifest has 1 problem\(s\)\n {2}id: use kebab-case/);
  });
});
