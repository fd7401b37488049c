import { defineCard } from "@anteroom/core/server";
import type { CardFace } from "@anteroom/core/server";
import { documents } from "../documents/document-rows.ts";
import type { DocumentRow } from "../documents/document-rows.ts";
import { visiblePayers } from "../payers/visible-payers.ts";

const names: Record<DocumentRow["kind"], string> = { superbill: "Superbill", statement: "Statement", invoice: "Invoice", receipt: "Receipt", estimate: "Good faith estimate" };
const uses: Partial<Record<DocumentRow["kind"], string>> = { superbill: "Send it to your insurer to ask to be paid back.", statement: "What was charged and paid, and what is owed now." };

function paperFace({ kind, title, fileId, size }: Pick<DocumentRow, "kind" | "title" | "fileId" | "size">): CardFace {
  return {
    state: "done", needsYou: false, summary: `${names[kind]}: Ready`, push: "document",
    view: { kindLine: names[kind], title, status: { tag: "Ready", tone: "success", text: uses[kind] ?? "" }, blocks: [{ t: "file", name: `${title}.pdf`, size, mime: "application/pdf", href: `/files/${fileId}` }], actions: [] },
  };
}

/** A paper that was made by itself or for everybody, such as last month’s superbill, to open where it is spoken of. */
export const paperCard = defineCard({
  kind: "payments.paper",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(documents).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const mayUse = viewer.kind === "staff" || ctx.holds("payments.use", viewer);
    const seen = mayUse ? await Promise.all([...new Set(rows.map((row) => row.clientId))].map((id) => visiblePayers(ctx, viewer, id))) : [];
    const mine = new Set(seen.flat().map((payer) => payer.id));
    return new Map(rows.filter((row) => mine.has(row.payerId)).map((row) => [row.id, paperFace(row)]));
  },
  actions: {},
  examples: { done: paperFace({ kind: "superbill", title: "Superbill 12", fileId: "01JD0000000000000000000000", size: 20_000 }) },
});
