import { setImmediate as takeTurns } from "node:timers/promises";
import { drawInline } from "./draw-inline.ts";
import type { PdfBlock } from "./pdf-document.ts";
import { addElement, bottomOf, drawArtifact, drawLine, pdfStyle, printable, setType, type PdfPage, type Struct } from "./pdf-page.ts";

type Table = Extract<PdfBlock, { t: "table" }>;
type Cell = "TH" | "TD";

const pad = 5;

/** Draws a table row by row; its head stands again on each new page, for the eye only. */
export async function drawTable(page: PdfPage, table: Table): Promise<void> {
  const { kit, root } = page;
  const element = addElement(kit, root, "Table", { alt: table.caption });
  const head = addElement(kit, element, "THead");
  drawRow(page, table, table.head, "TH", head);
  head.end();
  const body = addElement(kit, element, "TBody");
  for (const [at, row] of table.rows.entries()) {
    if (at % 10 === 9) await takeTurns();
    if (kit.y + rowHeight(page, table, row, "TD") > bottomOf(kit)) {
      kit.addPage();
      const top = kit.y;
      drawArtifact(kit, () => table.head.forEach((cell, column) => drawCell(page, table, cell, column, top, "TH")));
      closeRow(page, top + rowHeight(page, table, table.head, "TH"), "TH");
    }
    drawRow(page, table, row, "TD", body);
  }
  body.end();
  element.end();
}

function rowHeight(page: PdfPage, table: Table, cells: readonly string[], kind: Cell): number {
  setType(page.kit, kind === "TH" ? "bold" : "regular", pdfStyle.small);
  const width = page.width / table.head.length - pad * 2;
  return Math.max(...cells.map((cell) => page.kit.heightOfString(printable(cell) || " ", { width, lineGap: 2 }))) + pad * 2;
}

function drawRow(page: PdfPage, table: Table, cells: readonly string[], kind: Cell, parent: Struct): void {
  const { kit } = page;
  const row = addElement(kit, parent, "TR");
  const height = rowHeight(page, table, cells, kind);
  const room = bottomOf(kit) - kit.page.margins.top;
  if (height > room) {
    // Taller than a page: its cells one under another, which can run on.
    cells.forEach((cell, at) => drawInline(page, row, kind, [{ text: `${table.head[at] ?? ""}: `, strong: true }, cell], { size: pdfStyle.small }));
  } else {
    const top = kit.y;
    cells.forEach((cell, at) => {
      const element = addElement(kit, row, kind, kind === "TH" ? { scope: "Column" } : {});
      element.add(() => drawCell(page, table, cell, at, top, kind));
      element.end();
    });
    closeRow(page, top + height, kind);
  }
  row.end();
}

function drawCell({ kit, left, width }: PdfPage, table: Table, cell: string, at: number, top: number, kind: Cell): void {
  const cellWidth = width / table.head.length;
  setType(kit, kind === "TH" ? "bold" : "regular", pdfStyle.small);
  kit.text(printable(cell) || " ", left + cellWidth * at + pad, top + pad, { width: cellWidth - pad * 2, lineGap: 2, align: table.numbers?.includes(at) ? "right" : "left" });
}

function closeRow(page: PdfPage, y: number, kind: Cell): void {
  drawLine(page, y, kind === "TH" ? 1 : 0.5);
  page.kit.x = page.left;
  page.kit.y = y;
}
