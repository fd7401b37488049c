/** A card as its viewer may see it: closed JSON that core can draw anywhere (ux.md 9). */
export type CardState =
  | "live" | "in_progress" | "waiting" | "blocked" | "done" | "expired" | "cancelled" | "superseded" | "unavailable";

export type Tone = "accent" | "success" | "neutral" | "warning" | "danger";

/** A run of text; `href` makes it a link (http, https, tel, sms, mailto or a path). */
export type Inline = string | { text: string; strong?: true; href?: string };

export type Block =
  | { t: "text"; nodes: Inline[] }
  | { t: "facts"; items: { label: string; value: Inline[] }[] }
  | { t: "when"; start: string; end?: string; zone: string; place?: string }
  | { t: "money"; label: string; minor: number; currency: string }
  | { t: "file"; name: string; size: number; mime: string; href: string }
  | { t: "progress"; done: number; of: number; label: string }
  | { t: "choices"; name: string; legend: string; many?: boolean; options: { value: string; label: string; hint?: string; off?: string }[] }
  | { t: "field"; name: string; label: string; hint?: string; input: "text" | "textarea" | "email" | "tel" | "number" | "date"; autocomplete?: string; max?: number; value?: string }
  | { t: "checklist"; items: { id: string; label: string; done: boolean }[] }
  | { t: "notice"; tone: "info" | "warning" | "danger"; text: string };

/** A block that this version of core does not know; drawn as its fallback, or dropped. */
export type UnknownBlock = { t: `x-${string}`; fallback?: Block | "drop" };

/**
 * What a person can do on a card. An action with `undoMs` can really be taken back for so long, so with script it shows at once as done, under the
 * tag `becomes`, and is put back with the reason when the server refuses. The face that follows offers the way back as an action of its own, with `expiresAt`.
 */
export interface CardAction {
  id: string;
  label: string;
  style: "primary" | "secondary" | "quiet" | "danger";
  do: { to: string } | { post: true; needsOnline?: boolean; undoMs?: number; becomes?: string; confirm?: { title: string; text: string; yes: string } };
  /** Hidden words that make the label unique, such as "for invoice 1042". */
  a11yContext?: string;
}

export interface CardView {
  kindLine: string;
  title: string;
  status: { tag: string; tone: Tone; text?: string };
  blocks: (Block | UnknownBlock)[];
  actions: CardAction[];
  foot?: string;
}

/** Which fixed, PHI-free sentence a notice about this card uses. */
export type NoticeClass = "message" | "task" | "appointment" | "payment" | "document";

/** What a plugin answers for one card and one viewer. */
export interface CardFace {
  state: CardState;
  needsYou: boolean;
  /** Plain text, at most 120 characters: list preview, announcement, export. */
  summary: string;
  push: NoticeClass;
  view: CardView;
  /** ISO instants, UTC. */
  dueAt?: string;
  expiresAt?: string;
  /** Read by the plugin's own card component only. */
  data?: unknown;
}

/** What staff see below a card that they sent: whether it was seen, and what they can do while it is open. */
export interface StaffCardVerbs {
  seen: boolean;
  actions: CardAction[];
  /** ISO instants, UTC: the last reminder, and when the next is possible. */
  nudgedAt?: string;
  nudgeAgainAt?: string;
}

/** A card as it travels to the browser. */
export interface CardEnvelope extends CardFace {
  v: 1;
  entryId: string;
  conversationId: string;
  pluginId: string;
  /** `forms.assignment@1` */
  kind: string;
  subjectId: string;
  /** Grows with each change of the card. */
  rev: number;
  /** For staff only, never part of what a portal user is sent. */
  staff?: StaffCardVerbs;
}

export type CardActionCode =
  | "validation" | "stale" | "expired" | "conflict" | "forbidden" | "unavailable" | "rate" | "failed";

export type CardActionReply =
  | { ok: true; card: CardEnvelope; undoToken?: string }
  | { ok: false; code: CardActionCode; message: string; errors?: { field: string; message: string }[]; card?: CardEnvelope };

/** Limits of ux.md 9.3; a view beyond them is an error in development and test, a plain fallback in production. */
export const cardLimits = {
  actions: 3, primaryActions: 1, blocks: 12, choices: 6, fields: 3, facts: 8, checklist: 8, summary: 120, bytes: 8 * 1024,
} as const;
