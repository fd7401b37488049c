import { setImmediate as takeTurns } from "node:timers/promises";
import sharp from "sharp";
import { drawInline } from "./draw-inline.ts";
import { drawTable } from "./draw-table.ts";
import type { PdfBlock, PdfInline } from "./pdf-document.ts";
import { addElement, drawArtifact, drawLine, makeRoom, pdfStyle, printable, setType, type PdfPage, type Struct } from "./pdf-page.ts";

const gap = 8;
const indent = 18;

/** Draws one block at the end of the document. */
export async function drawBlock(page: PdfPage, block: PdfBlock): Promise<void> {
  const { kit, root } = page;
  switch (block.t) {
    case "heading":
      return drawHeading(page, block.level, block.text);
    case "paragraph":
      drawInline(page, root, "P", block.text, block.muted ? { colour: pdfStyle.muted, size: pdfStyle.small } : {});
      break;
    case "list":
      drawList(page, block.items, block.ordered === true);
      break;
    case "facts":
      await drawFacts(page, block.items);
      break;
    case "table":
      makeRoom(kit, 60);
      await drawTable(page, block);
      break;
    case "image":
      await drawImage(page, block);
      break;
    case "rule":
      drawLine(page, kit.y);
      break;
    case "new-page":
      kit.addPage();
      return;
  }
  kit.y += gap;
}

function drawHeading(page: PdfPage, level: 1 | 2 | 3, text: string): void {
  const { kit, root } = page;
  // Never the last line of a page: what it heads follows it.
  makeRoom(kit, 72);
  if (kit.y > kit.page.margins.top) kit.y += level === 1 ? 0 : gap;
  if (level < 3) kit.outline.addItem(printable(text));
  drawInline(page, root, `H${level}`, [{ text, strong: true }], { size: pdfStyle.headings[level] });
  kit.y += level === 1 ? gap : gap / 2;
}

function drawList(page: PdfPage, items: readonly (readonly PdfInline[])[], ordered: boolean): void {
  const { kit, root } = page;
  const list = addElement(kit, root, "L");
  items.forEach((item, at) => drawItem(page, list, { label: ordered ? `${at + 1}.` : "•", value: item, indent }));
  list.end();
}

function drawItem(page: PdfPage, list: Struct, item: { label: string; value: readonly PdfInline[]; indent: number }): void {
  const { kit } = page;
  makeRoom(kit, 24);
  const element = addElement(kit, list, "LI");
  const label = addElement(kit, element, "Lbl");
  const top = kit.y;
  label.add(() => {
    setType(kit, "regular", pdfStyle.body);
    kit.text(item.label, page.left, top, { width: item.indent, lineGap: pdfStyle.lineGap });
  });
  label.end();
  kit.y = top;
  drawInline(page, element, "LBody", item.value, { indent: item.indent });
  element.end();
  kit.y += 2;
}

async function drawFacts(page: PdfPage, items: readonly { label: string; value: string }[]): Promise<void> {
  const { kit, root } = page;
  const list = addElement(kit, root, "L");
  for (const { label, value } of items) {
    makeRoom(kit, 44);
    const element = addElement(kit, list, "LI");
    drawInline(page, element, "Lbl", [label], { size: pdfStyle.small, colour: pdfStyle.muted });
    drawInline(page, element, "LBody", [value || "–"]);
    element.end();
    kit.y += 5;
    await takeTurns();
  }
  list.end();
}

async function drawImage(page: PdfPage, block: Extract<PdfBlock, { t: "image" }>): Promise<void> {
  const { kit, root } = page;
  // Without transparency: readers and printers show it alike, and a picture that cannot be read fails here.
  const image = sharp(block.bytes, { limitInputPixels: block.photo ? 100_000_000 : 40_000_000 }).flatten({ background: "#ffffff" });
  const written = block.photo ? image.resize({ width: 1_654, height: 2_339, fit: "inside", withoutEnlargement: true }).jpeg({ quality: 82 }) : image.png({ compressionLevel: 9 });
  const { data, info } = await written.toBuffer({ resolveWithObject: true });
  const width = Math.min(block.width, page.width);
  const height = (width * info.height) / info.width;
  makeRoom(kit, height);
  const top = kit.y;
  const figure = addElement(kit, root, "Figure", { alt: block.alt });
  figure.add(() => kit.image(data, page.left, top, { width }));
  figure.end();
  kit.y = top + height;
}

/** Draws the foot of every page, once their number is known. */
export function drawFeet(page: PdfPage, foot: string): void {
  const { kit, left, width } = page;
  const { start, count } = kit.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    kit.switchToPage(at);
    // Text below the margin would start another page.
    kit.page.margins.bottom = 0;
    drawArtifact(kit, () => {
      setType(kit, "regular", 8, pdfStyle.muted);
      const y = kit.page.height - pdfStyle.foot;
      kit.text(printable(foot), left, y, { width: width - 90, height: 10, ellipsis: true, lineBreak: false });
      kit.text(`Page ${at + 1} of ${count}`, left + width - 90, y, { width: 90, align: "right", lineBreak: false });
    }, "Pagination");
  }
}
