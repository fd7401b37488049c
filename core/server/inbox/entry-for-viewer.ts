import type { Sealer } from "../secrets.ts";
import type { CardEnvelope } from "./card-view.ts";
import { openBody } from "./entry-body.ts";
import type { EntryBody } from "./entry-body.ts";
import type { Entry } from "./inbox-door.ts";
import type { ViewableEntry } from "./inbox-rows.ts";

/** An entry as one side may see it; a withdrawn one keeps its author and time only. */
export function entryForSide(row: ViewableEntry, body: EntryBody, side: "portal" | "staff", card: CardEnvelope | null = null): Entry {
  const gone = row.withdrawn_at !== null;
  return {
    conversationId: row.conversation_id,
    seq: row.seq,
    id: row.id,
    kind: row.kind,
    author: { kind: row.author_kind, id: row.author_id, name: body.name },
    at: row.at,
    text: gone ? "" : side === "staff" ? (body.forStaff ?? body.text) : body.text,
    attachments: gone ? [] : (body.files ?? []),
    ...(side === "staff" && !gone && body.mentions ? { mentions: body.mentions } : {}),
    auto: row.auto,
    withdrawnAt: row.withdrawn_at,
    card,
  };
}

/** The same from a stored row. */
export const storedEntry = (sealer: Sealer, row: ViewableEntry, side: "portal" | "staff", card: CardEnvelope | null = null): Entry =>
  entryForSide(row, openBody(sealer, row), side, card);
