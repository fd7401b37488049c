import { z } from "zod";
import { defineManifest } from "../manifest.ts";
import { cardAction, defineCard } from "../server/inbox/define-card.ts";
import { defineOffer } from "../server/inbox/offers/define-offer.ts";
import { invalid } from "../server/errors.ts";
import type { CardFace } from "../server/inbox/card-view.ts";
import { definePlugin } from "../server/plugins/define-plugin.ts";
import type { Plugin } from "../server/plugins/define-plugin.ts";

const face = (title: string, done: boolean): CardFace => ({
  state: done ? "done" : "live",
  needsYou: !done,
  summary: `${title}: ${done ? "done" : "to do"}`,
  push: "task",
  view: {
    kindLine: "To-do from Dr Rivera",
    title,
    status: { tag: done ? "Done" : "To do", tone: done ? "success" : "accent" },
    blocks: [],
    actions: done ? [] : [{ id: "tick", label: "Mark as done", style: "primary", do: { post: true } }, { id: "look", label: "Open", style: "quiet", do: { to: "/ticks" } }],
  },
});

/** What a test can see and steer of the plugin below. */
export interface TickPlugin {
  plugin: Plugin;
  /** Ticked or not, by subject. */
  done: Map<string, boolean>;
  /** How often the action's effect ran. */
  runs: string[];
  /** How often the plugin was asked to draw, with how many subjects. */
  drawn: number[];
  /** Set to make drawing fail. */
  breakView: boolean;
  /** Set to offer nothing to send. */
  noOffers: boolean;
}

/** A plugin with one card that can be ticked; tests of the inbox use it. */
export function createTickPlugin(): TickPlugin {
  const state: Omit<TickPlugin, "plugin"> = { done: new Map(), runs: [], drawn: [], breakView: false, noOffers: false };
  const card = defineCard({
    kind: "ticks.item",
    version: 1,
    async view(_ctx, subjectIds) {
      state.drawn.push(subjectIds.length);
      if (state.breakView) throw new Error("the view broke");
      return new Map(subjectIds.filter((id) => state.done.has(id)).map((id) => [id, face(`Call ${id}`, state.done.get(id) === true)]));
    },
    actions: {
      tick: cardAction({
        input: z.object({ mood: z.string().max(20, "Use 20 characters or fewer.").optional() }),
        permission: "ticks.use",
        async run(_ctx, _tx, subjectId, input) {
          if (input.mood === "taken") return { refused: "conflict", message: "Somebody did this already." };
          if (input.mood === "boom") throw new Error("boom");
          state.done.set(subjectId, true);
          state.runs.push(subjectId);
          return { event: { forPortal: "You ticked it", forStaff: "Jordan ticked it" } };
        },
      }),
    },
    withdraw: {
      permission: "ticks.give",
      async run(_ctx, _tx, subjectId) {
        if (state.done.get(subjectId)) return { refused: "conflict", message: "This was ticked already." };
        state.done.delete(subjectId);
        return undefined;
      },
    },
    examples: { live: face("Call", false), done: face("Call", true) },
  });
  const manifest = defineManifest({
    id: "ticks",
    name: "Ticks",
    description: "Things to tick.",
    routes: [{ path: "ticks", file: "./ui/list.tsx" }],
    clientOffers: [{ label: "Tick something", to: "/ticks", permission: "ticks.use" }],
    permissions: {
      "ticks.give": { label: "Give ticks", default: ["administrator", "professional"] },
      "ticks.use": { label: "Tick", default: ["administrator", "professional"], portal: "basic" },
    },
    cards: ["item"],
  });
  const offer = defineOffer({
    name: "give",
    label: "Give a tick",
    card: "ticks.item",
    permission: "ticks.give",
    recipientPermission: "ticks.use",
    applies: async () => !state.noOffers,
    form: async () => ({ fields: [{ t: "field", name: "title", label: "What to tick", input: "text" }] }),
    input: z.object({ title: z.string().trim().min(1, "Write what to tick.") }),
    async preview(_ctx, to, { title }) {
      if (title === "refused") throw invalid({ title: "Choose something else." });
      return face(`${title} in ${to.recipient.timeZone}`, false);
    },
    async send(ctx, tx, to, _input, key) {
      state.done.set(key, false);
      await ctx.inbox.postCard({ conversationId: to.conversationId, kind: "ticks.item", subjectId: key }, tx);
    },
  });
  return Object.assign(state, { plugin: definePlugin({ manifest, cards: [card], offers: [offer] }) });
}

/** Stands for the messages plugin where a test is about core alone. */
export function createMessagesStandIn(): Plugin {
  const manifest = defineManifest({
    id: "messages",
    name: "Messages",
    description: "Stands for the messages plugin.",
    permissions: {
      "messages.use": { label: "Read and write messages", default: ["administrator", "professional"], portal: "messaging" },
      "messages.take-part": { label: "Write in conversations with a part of the team", default: ["administrator", "professional", "scheduler", "biller", "bookkeeper"], portal: "messaging" },
    },
  });
  const settings = z.object({ readReceipts: z.boolean().default(false).meta({ label: "Receipts", levels: ["practice"] }) });
  return definePlugin({ manifest, settings });
}
