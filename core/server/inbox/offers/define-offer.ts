import type { z } from "zod";
import type { Tx } from "../../database/database.ts";
import type { PluginContext } from "../../plugins/plugin-context.ts";
import type { PortalViewer } from "../../viewer.ts";
import type { Block, CardFace, Inline } from "../card-view.ts";

/** A message of the conversation that something is made of. */
export interface OfferedMessage {
  text: string;
  /** Who wrote it. */
  by: string;
  /** The page that leads either side to it. */
  href: string;
}

/** Where a card would be sent, and to whom. */
export interface OfferedTo {
  conversationId: string;
  clientId: string;
  /** The portal user with their permissions and time zone, so that the preview is drawn for them; `ctx.viewer` is the staff member who sends. */
  recipient: PortalViewer;
  /** The message that it is made of, where it is. */
  message?: OfferedMessage;
}

type Field = Extract<Block, { t: "field" }>;

/** One thing that staff choose or type before a card is sent. More than six choices of which one holds become a list that opens. */
export type OfferField =
  | { t: "text"; nodes: Inline[] }
  | (Field & { optional?: boolean })
  | { t: "choices"; name: string; legend: string; hint?: string; many?: boolean; optional?: boolean; value?: string | readonly string[]; options: readonly { value: string; label: string; hint?: string; off?: string }[] }
  | { t: "tick"; name: string; label: string; hint?: string; value?: boolean };

/** The short form in front of the preview. */
export interface OfferForm {
  fields: readonly OfferField[];
  /** Why nothing can be sent now, instead of fields, such as "There is no form to send yet. Make one in the library." */
  none?: string;
}

/** A card that staff may send from the composer and from the chart: form, preview exactly as the client sees it, send. */
export interface OfferDefinition<Input = unknown> {
  /** Kebab-case, unique in its plugin; part of the address of its page. */
  name: string;
  /** What the menu says: "Ask for a form". */
  label: string;
  /** The kind of card that it sends, such as `forms.assignment`. */
  card: string;
  /** The permission that the staff member must hold. */
  permission: string;
  /** The permission that the portal user must hold to use the card; it has a `portal` box. */
  recipientPermission: string;
  /** Whether the menu shows it for this person. */
  applies?(ctx: PluginContext, to: OfferedTo): Promise<boolean>;
  /** What the form begins with when the card is made of a message, by field; without it no message offers it. */
  fromMessage?(message: OfferedMessage): Record<string, string>;
  /** What staff fill in first. */
  form(ctx: PluginContext, to: OfferedTo): Promise<OfferForm>;
  /** Parses the posted fields (all strings or lists of strings); its messages stand beside the fields. */
  input: z.ZodType<Input>;
  /** Adds to the input what other plugins are asked for, before the preview and before sending: in the transaction of `send` nobody can be asked. */
  prepare?(ctx: PluginContext, to: OfferedTo, input: Input): Promise<Input>;
  /** The card as the portal user will see it. Stores nothing. Throws `invalid({ field: "…" })` for what only the plugin can tell. */
  preview(ctx: PluginContext, to: OfferedTo, input: Input): Promise<CardFace>;
  /** Stores the record and posts its card, in the transaction that the host commits with the key and the audit line. `key` is a ULID made for this sending: it may become the record's id. */
  send(ctx: PluginContext, tx: Tx, to: OfferedTo, input: Input, key: string): Promise<void>;
}

/** Declares a card that staff may send, with its input type inferred. */
export const defineOffer = <Input>(offer: OfferDefinition<Input>): OfferDefinition<never> => offer as unknown as OfferDefinition<never>;
