import type { SqlValue } from "../database/database.ts";
import { BytesGone } from "../files/storage/file-storage.ts";
import type { Host } from "../host-parts.ts";
import { practiceTables, type ExportedTable } from "./practice-tables.ts";
import { readTable } from "./read-table.ts";
import { sealedColumns } from "./opened-columns.ts";
import type { ZipWriter } from "./zip/zip-writer.ts";

/** The form of a practice's export; an import takes its own and older ones. */
export const practiceFormat = { format: "anteroom-practice", version: 1 };

/** Rows in one part of a table; a part stays far below what a zip holds in one file. */
const partRows = 50_000;

const readMe = `This is everything that a practice keeps in its client portal.

practice.json     the practice
staff.jsonl       its staff, without passwords
core/*.jsonl      clients, contacts, portal users, conversations, cards, settings: one JSON object a line
plugins/*.jsonl   what each plugin keeps
files/*           the files; core/files-1.jsonl tells their names
audit.jsonl       the audit log, to read; it is not brought back by an import
counts.json       how many rows each part has

Keep it where nobody else can read it. To bring it back, open Settings, Import in an empty practice.
`;

/** Writes a whole practice into a zip, row by row. */
export async function exportPractice(host: Host, practiceId: string, zip: ZipWriter): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  // First, so that nothing is said of a conversation beyond what its own row says.
  const seen = new Map<string, number>();
  const [conversations] = practiceTables.filter((one) => one.table === "inbox_conversations");
  const kept: Row[] = [];
  if (conversations) for await (const row of readTable(host, practiceId, conversations)) kept.push(row);
  for (const row of kept) seen.set(String(row["id"]), Number(row["last_seq"]));

  await zip.add("README.txt", [readMe]);
  const practice = await host.people.of(practiceId).practice();
  const facts = { name: practice.name, alias: practice.alias, country: practice.country, timeZone: practice.timeZone, phone: practice.phone, urgentHelp: practice.urgentHelp };
  await zip.add("practice.json", [JSON.stringify({ ...practiceFormat, exportedAt: new Date(host.clock.now()).toISOString(), practice: facts }, null, 2)]);

  const parts = async (folder: string, name: string, rows: AsyncIterable<unknown>): Promise<void> => {
    const source = rows[Symbol.asyncIterator]();
    let next = await source.next();
    counts[name] ??= 0;
    for (let part = 1; !next.done; part += 1) {
      const lines = async function* (): AsyncGenerator<string> {
        for (let n = 0; n < partRows && !next.done; n += 1, next = await source.next()) {
          counts[name] = (counts[name] ?? 0) + 1;
          yield `${JSON.stringify(next.value)}\n`;
        }
      };
      await zip.add(`${folder}/${name}-${part}.jsonl`, lines());
    }
  };

  await zip.add("staff.jsonl", staffLines(host, practiceId, counts));
  for (const table of practiceTables) {
    const rows = table.table === "inbox_conversations" ? kept : rowsOf(host, practiceId, table, seen);
    await parts("core", table.table, openedRows(host, practiceId, table, rows));
  }
  for (const { id, plugin } of host.registry.all()) {
    const rows = id === "core" ? undefined : plugin?.exports?.practice?.(host.context(id, practiceId, null));
    if (rows) await parts("plugins", id, rows);
  }
  for await (const row of fileRows(host, practiceId)) await zip.add(`files/${row.id}`, fileBytes(host, practiceId, row.storage_key), { store: true });
  await zip.add("audit.jsonl", auditLines(host, practiceId, counts));
  await zip.add("counts.json", [JSON.stringify(counts, null, 2)]);
  return counts;
}

type Row = Record<string, SqlValue>;

const perConversation = new Set(["inbox_entries", "inbox_cards", "inbox_participants", "inbox_members", "desk_tags"]);

async function* rowsOf(host: Host, practiceId: string, table: ExportedTable, seen: ReadonlyMap<string, number>): AsyncGenerator<Row> {
  if (!perConversation.has(table.table)) return yield* readTable(host, practiceId, table);
  for (const [value, lastSeq] of seen) {
    for await (const row of readTable(host, practiceId, table, { column: "conversation_id", value })) if (Number(row["seq"] ?? 0) <= lastSeq) yield row;
  }
}

async function* openedRows(host: Host, practiceId: string, { table, columns }: ExportedTable, rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<unknown> {
  const sealed = sealedColumns[table];
  for await (const row of rows) {
    const open: Record<string, unknown> = { ...row };
    for (const [name, kind] of Object.entries(columns)) {
      const value = row[name];
      if (kind !== "json" || value === null || value === undefined) continue;
      open[name] = sealed?.column === name ? sealed.open(host, practiceId, row) : JSON.parse(String(value));
    }
    yield open;
  }
}

async function* staffLines(host: Host, practiceId: string, counts: Record<string, number>): AsyncGenerator<string> {
  const rows = await host.db.hot.all("SELECT s.id, s.name, s.title, s.roles, s.active, s.time_zone, s.created_at, a.email FROM staff s JOIN accounts a ON a.id = s.account_id WHERE s.practice_id = ? ORDER BY s.id", [practiceId]);
  counts["staff"] = rows.length;
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

async function* auditLines(host: Host, practiceId: string, counts: Record<string, number>): AsyncGenerator<string> {
  counts["audit"] = 0;
  for (let before: number | undefined; ; ) {
    const lines = await host.audit.list(practiceId, { limit: 500, ...(before === undefined ? {} : { before }) });
    counts["audit"] += lines.length;
    for (const line of lines) yield `${JSON.stringify(line)}\n`;
    before = lines.at(-1)?.n;
    if (lines.length < 500 || before === undefined) return;
  }
}

interface StoredFile {
  id: string;
  storage_key: string;
}

async function* fileRows(host: Host, practiceId: string): AsyncGenerator<StoredFile> {
  const files: ExportedTable = { table: "files", key: ["id"], columns: { id: "id", storage_key: "plain" }, only: "removed_at IS NULL AND state = 'ready' AND plugin_id IS NOT NULL" };
  for await (const row of readTable(host, practiceId, files)) yield { id: String(row["id"]), storage_key: String(row["storage_key"]) };
}

/** The bytes of a stored file; none when they are missing, which the portal's log then says. */
export async function* fileBytes(host: Host, practiceId: string, storageKey: string): AsyncGenerator<Buffer> {
  try {
    yield* (await host.files.storage.read({ practiceId, key: storageKey })) as AsyncIterable<Buffer>;
  } catch (error) {
    if (!(error instanceof BytesGone)) throw error;
    host.log.error({ practiceId, storage: host.files.storage.label }, "transfer: the bytes of a file are missing and were left out of an export");
  }
}
