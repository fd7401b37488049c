import { setup } from "xstate";
import { z } from "zod";
import { defineManifest } from "../../manifest.ts";
import type { CardFace } from "../../server/inbox/card-view.ts";
import { cardAction, defineCard } from "../../server/inbox/define-card.ts";
import type { CardDefinition } from "../../server/inbox/define-card.ts";
import { defineOffer } from "../../server/inbox/offers/define-offer.ts";
import { capability } from "../../server/outbox/define-capability.ts";
import { defineEvent } from "../../server/outbox/define-event.ts";
import { listen } from "../../server/outbox/listen.ts";
import { packageOf } from "../../server/plugins/load-packages.ts";
import { definePlugin } from "../../server/plugins/define-plugin.ts";
import { createPluginTrpc } from "../../server/trpc/plugin-trpc.ts";
import { bareProcedure, router } from "../../server/trpc/trpc.ts";
import { defineWorkflow } from "../../server/workflows/define-workflow.ts";
import type { BootMistake } from "./boot-mistake.ts";
import { manifestWith, pluginWith, refusalOf, refusalOfPlugin } from "./make-mistake.ts";

const nothing = (): Promise<void> => Promise.resolve();
const face: CardFace = {
  state: "live", needsYou: true, summary: "A task", push: "task",
  view: { kindLine: "Task", title: "Water the plants", status: { tag: "To do", tone: "accent" }, blocks: [], actions: [] },
};
const card = (kind = "to-dos.item", more: Partial<CardDefinition> = {}): CardDefinition =>
  defineCard({ kind, version: 1, view: () => Promise.resolve(new Map()), actions: {}, examples: { live: face }, ...more });
const offer = (more: Partial<ReturnType<typeof defineOffer>> = {}) =>
  ({
    ...defineOffer({
      name: "give", label: "Give a to-do", card: "to-dos.item", permission: "to-dos.use", recipientPermission: "to-dos.use",
      form: () => Promise.resolve({ fields: [] }), input: z.object({}), preview: () => Promise.resolve(face), send: nothing,
    }),
    ...more,
  });
const plus = { label: "Add a to-do", to: "/to-dos", permission: "to-dos.use" };
const event = defineEvent({ name: "to-dos.done", version: 1, schema: z.object({ id: z.string() }), example: { id: "1" } });
const answer = capability({ version: 1, input: z.string(), output: z.number(), example: { input: "a", output: 1 }, run: () => Promise.resolve(1) });
const { viewerProcedure, router: routerOf } = createPluginTrpc(manifestWith());
const forms = packageOf(definePlugin({
  manifest: defineManifest({ id: "forms", name: "Forms", description: "Forms." }),
  events: [defineEvent({ name: "forms.sent", version: 1, schema: z.object({ formId: z.string() }), example: { formId: "1" } })],
  provides: { "forms.count": answer },
}));
const usesForms = { uses: { forms: "^1.0.0" } };
const hear = (read: z.ZodType, version = 1) => ({ listens: [listen({ to: "forms.sent", version, as: "close", read, run: nothing })] });
const page = { path: "to-dos", file: "./ui/list.tsx" };
const item = { to: "/to-dos", label: "To Do list", icon: "check", permission: "to-dos.use" };

const names: BootMistake[] = [
  { did: "A permission named after something else", sentence: () => refusalOfPlugin({}, { permissions: { "tasks.use": { label: "Use" } } }) },
  { did: "A card named after something else", sentence: () => refusalOfPlugin({ cards: [card("tasks.item")] }) },
  { did: "An event named after something else", sentence: () => refusalOfPlugin({ events: [{ ...event, name: "tasks.done" }] }) },
  { did: "A capability named after something else", sentence: () => refusalOfPlugin({ provides: { "tasks.count": answer } }) },
  { did: "A notification named after something else", sentence: () => refusalOfPlugin({ notifications: [{ kind: "tasks.due", class: "task", data: z.object({}), example: {} }] }) },
  { did: "A profile item named after something else", sentence: () => refusalOfPlugin({ profileItems: [{ id: "tasks.x", label: "X", path: "/to-dos", permission: "basic", isDone: () => Promise.resolve(true) }] }) },
  { did: "A thing declared twice", sentence: () => refusalOfPlugin({ events: [event, event] }) },
];

const data: BootMistake[] = [
  { did: "A table without the plugin's prefix", sentence: () => refusalOfPlugin({ models: [{ name: "item", table: "items", attributes: { practiceId: "" } }] }) },
  { did: "A model without its practice", sentence: () => refusalOfPlugin({ models: [{ name: "item", table: "to_dos_items", attributes: { id: "" } }] }) },
  { did: "A setting without a label", sentence: () => refusalOfPlugin({ settings: z.object({ days: z.number().default(3) }) }) },
  { did: "A setting without a default", sentence: () => refusalOfPlugin({ settings: z.object({ days: z.number().meta({ label: "Days" }) }) }) },
];

const cards: BootMistake[] = [
  { did: "A card that only the manifest names", sentence: () => refusalOfPlugin({}, { cards: ["item"] }) },
  { did: "A card that the manifest does not name", sentence: () => refusalOfPlugin({ cards: [card()] }) },
  { did: "An example beyond the limits of a card", sentence: () => refusalOfPlugin({ cards: [card("to-dos.item", { examples: { live: { ...face, summary: "x".repeat(121) } } })] }, { cards: ["item"] }) },
  { did: "An action that asks for an unknown permission", sentence: () => refusalOfPlugin({ cards: [card("to-dos.item", { actions: { done: cardAction({ input: z.object({}), permission: "to-dos.tick", run: nothing }) } })] }, { cards: ["item"] }) },
];

const offers: BootMistake[] = [
  { did: "An offer whose name is not kebab-case", sentence: () => refusalOfPlugin({ cards: [card()], offers: [offer({ name: "Give one" })] }, { cards: ["item"] }) },
  { did: "An offer of a card that the plugin does not have", sentence: () => refusalOfPlugin({ offers: [offer()] }) },
  { did: "An offer that asks for an unknown permission", sentence: () => refusalOfPlugin({ cards: [card()], offers: [offer({ permission: "to-dos.give" })] }, { cards: ["item"] }) },
  { did: "An offer to people who have no box for it", sentence: () => refusalOfPlugin({ cards: [card()], offers: [offer({ recipientPermission: "to-dos.give" })] }, { cards: ["item"], permissions: { "to-dos.use": { label: "Use", portal: "basic" }, "to-dos.give": { label: "Give" } } }) },
  { did: "An action called like one of core's own", sentence: () => refusalOfPlugin({ cards: [card("to-dos.item", { actions: { withdraw: cardAction({ input: z.object({}), permission: "to-dos.use", run: nothing }) } })] }, { cards: ["item"] }) },
  { did: "A line of the plus menu that leads nowhere", sentence: () => refusalOfPlugin({}, { clientOffers: [plus] }) },
  { did: "A line of the plus menu that no portal user could follow", sentence: () => refusalOfPlugin({}, { routes: [page], clientOffers: [{ ...plus, permission: "to-dos.give" }], permissions: { "to-dos.give": { label: "Give" } } }) },
];

const pages: BootMistake[] = [
  { did: "A client's page outside the plugin's address", sentence: () => refusalOfPlugin({}, { routes: [{ ...page, path: "tasks" }] }) },
  { did: "A staff page outside `staff/`", sentence: () => refusalOfPlugin({}, { routes: [{ ...page, path: "to-dos/all", audience: "staff" }] }) },
  { did: "A page whose file is not in the package", sentence: () => refusalOf([packageOf(pluginWith({}, { routes: [page] }), { folder: import.meta.dirname })]) },
  { did: "A menu item that leads nowhere", sentence: () => refusalOfPlugin({}, { nav: [{ ...item, to: "/to-dos/lost" }] }) },
  { did: "A menu item for others than its page", sentence: () => refusalOfPlugin({}, { routes: [page], nav: [{ ...item, audience: "staff" }] }) },
  { did: "A menu item with an unknown permission", sentence: () => refusalOfPlugin({}, { nav: [{ ...item, to: "/", permission: "to-dos.see" }] }) },
  { did: "A profile item that leads outside the portal", sentence: () => refusalOfPlugin({ profileItems: [{ id: "to-dos.x", label: "X", path: "https://x.test", permission: "basic", isDone: () => Promise.resolve(true) }] }) },
];

const procedures: BootMistake[] = [
  { did: "A procedure without the gate", sentence: () => refusalOfPlugin({ router: router({ list: bareProcedure.query(() => []) }) }) },
  { did: "A procedure behind another plugin's gate", sentence: () => refusalOfPlugin({ router: router({ list: createPluginTrpc(defineManifest({ id: "forms", name: "Forms", description: "Forms." })).viewerProcedure.query(() => []) }) }) },
  { did: "A procedure that states no permission", sentence: () => refusalOfPlugin({ router: routerOf({ list: viewerProcedure.query(() => []) }) }) },
  { did: "A procedure with an unknown permission", sentence: () => refusalOfPlugin({ router: routerOf({ list: viewerProcedure.meta({ permission: "to-dos.rule" }).query(() => []) }) }) },
  { did: "A subscription", sentence: () => refusalOfPlugin({ router: routerOf({ list: viewerProcedure.meta({ permission: "to-dos.use" }).subscription(async function* list() { yield 1; }) }) }) },
];

const others: BootMistake[] = [
  { did: "An event whose example does not pass", sentence: () => refusalOfPlugin({ events: [{ ...event, example: { id: 1 } as never }] }) },
  { did: "A notification whose example does not pass", sentence: () => refusalOfPlugin({ notifications: [{ kind: "to-dos.due", class: "task", data: z.object({ id: z.string() }), example: {} }] }) },
  { did: "A listener to an event or version that nobody publishes", sentence: () => refusalOfPlugin(hear(z.object({}), 2), usesForms, [forms]) },
  { did: "A listener that reads what the event does not carry", sentence: () => refusalOfPlugin(hear(z.object({ answers: z.array(z.string()) })), usesForms, [forms]) },
  { did: "A capability that nobody provides", sentence: () => refusalOfPlugin({ calls: { "payments.request": "^1.0.0" } }) },
  { did: "A capability of another version", sentence: () => refusalOfPlugin({ calls: { "forms.count": "^2.0.0" } }, usesForms, [forms]) },
  { did: "A capability whose example input does not pass", sentence: () => refusalOfPlugin({ provides: { "to-dos.count": { ...answer, example: { input: 1, output: 1 } } } }) },
  { did: "A capability whose example output does not pass", sentence: () => refusalOfPlugin({ provides: { "to-dos.count": { ...answer, example: { input: "a", output: "b" } } } }) },
];

const machine = setup({}).createMachine({ initial: "open", states: { open: {} } });
const workflow = (states: Parameters<ReturnType<typeof setup>["createMachine"]>[0]["states"], name = "remind") =>
  refusalOfPlugin({ workflows: [defineWorkflow({ name, version: 1, machine: setup({}).createMachine({ initial: "open", states: { open: {}, ...states } }), effects: {} })] });

const background: BootMistake[] = [
  { did: "A channel event that a browser sends and nobody runs", sentence: () => refusalOfPlugin({ channels: { typing: { schema: z.object({}), direction: "from-client", permission: "to-dos.use" } } }) },
  { did: "A channel event that a browser only hears, with code to run", sentence: () => refusalOfPlugin({ channels: { typing: { schema: z.object({}), direction: "to-client", permission: "to-dos.use", run: nothing } } }) },
  { did: "An endpoint for machines that reads", sentence: () => refusalOfPlugin({ endpoints: [{ from: "machines", method: "GET", path: "hook", about: "Signed.", run: () => Promise.resolve({ status: 200 }) }] }) },
  { did: "An endpoint that does not say what guards it", sentence: () => refusalOfPlugin({ endpoints: [{ from: "machines", method: "POST", path: "hook", about: "", run: () => Promise.resolve({ status: 200 }) }] }) },
  { did: "A job with a time that cannot be read", sentence: () => refusalOfPlugin({ jobs: { sweep: { payload: z.object({}), cron: "every monday", run: nothing } } }) },
  { did: "A timed job whose payload refuses to be empty", sentence: () => refusalOfPlugin({ jobs: { sweep: { payload: z.object({ days: z.number() }) as never, cron: "0 6 * * 1", run: nothing } } }) },
  { did: "A workflow with a function as its action", sentence: () => workflow({ open: { entry: () => undefined } }) },
  { did: "A workflow whose action has no effect", sentence: () => workflow({ open: { entry: "remind" as never } }) },
  { did: "A workflow that invokes an actor", sentence: () => workflow({ open: { invoke: { src: "wait" as never } } }) },
  { did: "A workflow whose name is not kebab-case", sentence: () => workflow({}, "Remind Me") },
  { did: "A workflow without a version", sentence: () => refusalOfPlugin({ workflows: [{ name: "remind", version: 0, machine, effects: {} }] }) },
];

/** Mistakes in what a plugin adds: what the checks of the contract say, in their order of topics. */
export const contractMistakes = [
  { where: "Names", mistakes: names },
  { where: "Tables and settings", mistakes: data },
  { where: "Cards", mistakes: cards },
  { where: "What is sent and begun from a conversation", mistakes: offers },
  { where: "Pages and menu", mistakes: pages },
  { where: "Procedures", mistakes: procedures },
  { where: "Events, notices and capabilities", mistakes: others },
  { where: "Channels, endpoints, jobs and workflows", mistakes: background },
];
