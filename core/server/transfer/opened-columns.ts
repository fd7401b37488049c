import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { openLine, sealLine, type CardLine } from "../inbox/card-line.ts";
import { openBody, openPreview, sealBody, sealPreview, type EntryBody, type Preview } from "../inbox/entry-body.ts";

type Row = Record<string, SqlValue>;

/** A column that is sealed where it stands: opened for an export, sealed again in its new place. */
interface SealedColumn {
  column: string;
  open(host: Host, practiceId: string, row: Row): unknown;
  seal(host: Host, practiceId: string, row: Row, value: unknown): string;
}

const text = (value: SqlValue | undefined): string => String(value ?? "");
const entryPlace = (practiceId: string, row: Row) => ({ practice_id: practiceId, conversation_id: text(row["conversation_id"]), id: text(row["id"]) });
const cardPlace = (practiceId: string, row: Row) => ({ practice_id: practiceId, conversation_id: text(row["conversation_id"]), entry_id: text(row["entry_id"]) });

/** The sealed columns of the tables that an export holds. */
export const sealedColumns: Readonly<Record<string, SealedColumn>> = {
  inbox_conversations: {
    column: "preview",
    open: (host, practiceId, row) => openPreview(host.sealer, practiceId, text(row["id"]), text(row["preview"])),
    seal: (host, practiceId, row, value) => sealPreview(host.sealer, practiceId, text(row["id"]), value as Preview),
  },
  inbox_entries: {
    column: "body",
    open: (host, practiceId, row) => openBody(host.sealer, { ...entryPlace(practiceId, row), body: text(row["body"]) }),
    seal: (host, practiceId, row, value) => sealBody(host.sealer, entryPlace(practiceId, row), value as EntryBody),
  },
  inbox_cards: {
    column: "line",
    open: (host, practiceId, row) => openLine(host.sealer, { ...cardPlace(practiceId, row), line: text(row["line"]) }),
    seal: (host, practiceId, row, value) => sealLine(host.sealer, cardPlace(practiceId, row), value as CardLine),
  },
};
