import type { PluginContext } from "@anteroom/core/server";
import { itemWords } from "../items/visible-items.ts";
import { openText } from "../sealed.ts";
import { contentText, loadRequests, wordsOf } from "../signing/load-request.ts";
import { readEvidence } from "../signing/read-evidence.ts";
import { collectionLines, collections } from "../tables/collection-rows.ts";
import { evidence, signatures } from "../tables/evidence-rows.ts";
import { items, readers } from "../tables/item-rows.ts";
import { papers, requests, signers } from "../tables/request-rows.ts";
import { templates, versions } from "../tables/template-rows.ts";

/** What the client's portal users may read: documents, and everything about what was signed. */
export async function exportClient(ctx: PluginContext, clientId: string): Promise<unknown> {
  const where = { practiceId: ctx.practiceId, clientId };
  const found = (await ctx.model(items).findAll({ where, order: [["id", "ASC"]] })).map((row) => row.get());
  const asked = (await ctx.model(requests).findAll({ where, order: [["id", "ASC"]] })).map((row) => row.get()).filter((request) => request.state !== "draft");
  const wholes = await loadRequests(ctx, asked.map((request) => request.id));
  const signed = [];
  for (const whole of wholes.values()) {
    const lines = await readEvidence(ctx, whole.request.id);
    signed.push({
      id: whole.request.id, state: whole.request.state, sentAt: whole.request.sentAt, dueAt: whole.request.dueAt, instructions: wordsOf(ctx, whole.request).instructions,
      documents: whole.papers.map((paper) => ({ content: JSON.parse(contentText(ctx, paper)) as unknown, sha256: paper.sha256, copySha256: paper.copySha256 })),
      signers: whole.signers.map((signer) => ({ name: openText(ctx, ["signers", signer.id, "name"], signer.name), role: signer.role, doneAt: signer.doneAt })),
      evidence: lines.map((line) => ({ line: line.line, kind: line.kind, at: line.at, sha256: line.sha256 })),
    });
  }
  return { documents: found.filter((item) => item.revokedAt === null).map((item) => ({ id: item.id, ...itemWords(ctx, item), source: item.source, mime: item.mime, size: item.size, madeAt: item.madeAt, fileId: item.fileId })), signed };
}

/** The files of what the client's portal users may read. */
export const exportClientFiles = async (ctx: PluginContext, clientId: string): Promise<string[]> =>
  (await ctx.model(items).findAll({ where: { practiceId: ctx.practiceId, clientId, revokedAt: null } })).flatMap((row) => row.get().fileId ?? []);

const tables = { templates, versions, requests, papers, signers, signatures, evidence, items, readers, collections, collection_lines: collectionLines } as const;
type Table = keyof typeof tables;

/** Columns that are sealed, by table; `text` in the export, so that ids in what people wrote stay as they are. */
export const sealedColumns: Partial<Record<Table, string>> = { requests: "words", papers: "content", signers: "name", evidence: "facts", items: "words", collections: "words", collection_lines: "words" };

const rowKey = (table: Table, row: Record<string, unknown>): string => (table === "evidence" ? `${String(row["requestId"])}.${String(row["line"])}` : String(row["id"]));

/** Every row of a practice, with sealed text opened. */
export async function* exportPractice(ctx: PluginContext): AsyncGenerator<{ table: Table; row: Record<string, unknown>; text?: string }> {
  for (const table of Object.keys(tables) as Table[]) {
    const model = ctx.model(tables[table] as typeof templates);
    const step = 200;
    const primary = model.primaryKeyAttributes.map((name): [string, string] => [name, "ASC"]);
    for (let offset = 0; ; offset += step) {
      const rows = await model.findAll({ where: { practiceId: ctx.practiceId }, order: primary, limit: step, offset });
      for (const one of rows) {
        const row: Record<string, unknown> = { ...one.get() };
        const column = sealedColumns[table];
        if (!column) {
          yield { table, row };
          continue;
        }
        const text = openText(ctx, [table, rowKey(table, row), column], String(row[column]));
        delete row[column];
        yield { table, row, text };
      }
      if (rows.length < step) break;
    }
  }
}

export { rowKey, tables, type Table };
