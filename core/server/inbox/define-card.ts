import type { z } from "zod";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { Tx } from "../database/database.ts";
import type { Viewer } from "../viewer.ts";
import type { CardFace, CardState } from "./card-view.ts";

/** What an action may answer when it cannot be done; anything it returns otherwise is a success. */
export type CardActionRefusal = {
  refused: "validation" | "expired" | "conflict" | "forbidden";
  message: string;
  errors?: { field: string; message: string }[];
};

export interface CardActionDefinition<Input = unknown> {
  /** Parses the posted fields (all strings or lists of strings). */
  input: z.ZodType<Input>;
  /** The permission the viewer must hold. */
  permission: string;
  /**
   * Does it, in the transaction that the host commits together with key, card and audit line.
   * `event` becomes a line at the end of the conversation; give both wordings when they differ.
   */
  run(ctx: PluginContext, tx: Tx, subjectId: string, input: Input): Promise<void | CardActionRefusal | { event?: string | { forPortal: string; forStaff: string } }>;
}

/** Taking back a card that was sent, by staff, while it is open. */
export interface CardWithdrawal {
  /** The permission that the staff member must hold. */
  permission: string;
  /** Ends the record, in the transaction that the host commits with key, card, line and audit. The card's face is `cancelled` from then on. */
  run(ctx: PluginContext, tx: Tx, subjectId: string): Promise<void | CardActionRefusal | { event?: string | { forPortal: string; forStaff: string } }>;
}

/** What this plugin draws for its cards of one kind and which actions they take. */
export interface CardDefinition {
  /** `<plugin id>.<card name>` */
  kind: string;
  /** What an administrator reads where the parts of the plugin are listed, such as "Document to sign"; without it, the words of its name. */
  label?: string;
  version: number;
  /** One batched answer for all subjects on a page, resolved for this viewer. A subject left out is drawn as unavailable. */
  view(ctx: PluginContext, subjectIds: readonly string[], viewer: Viewer): Promise<Map<string, CardFace>>;
  actions: Record<string, CardActionDefinition<never>>;
  /** Lets staff withdraw the card; core draws the button and asks before. Without it there is none. */
  withdraw?: CardWithdrawal;
  /** One made-up face for each state it can be in; the contract suite draws them all. */
  examples: Partial<Record<CardState, CardFace>>;
}

/** Declares a card kind. */
export const defineCard = <Definition extends CardDefinition>(definition: Definition): Definition => definition;

/** Declares one action with its input type inferred. */
export const cardAction = <Input>(action: CardActionDefinition<Input>): CardActionDefinition<never> =>
  action as unknown as CardActionDefinition<never>;
