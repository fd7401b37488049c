import { setImmediate as takeTurns } from "node:timers/promises";
import PDFKit from "pdfkit";
import { drawBlock, drawFeet } from "./draw-block.ts";
import type { PdfDocument } from "./pdf-document.ts";
import { pdfFonts } from "./pdf-fonts.ts";
import { pdfStyle, type Kit } from "./pdf-page.ts";
import { wordFont } from "./word-font.ts";

/**
 * Writes a tagged PDF: title and language, headings, lists, tables and pictures with alternatives, text that can be selected
 * and searched. The same document gives the same bytes. Between two blocks the process answers others, so a long document keeps
 * nobody waiting.
 */
export async function writePdf(document: PdfDocument): Promise<Buffer> {
  const kit = newKit(document);
  const bytes = collect(kit);
  const root = kit.struct("Document", { title: document.title });
  kit.addStructure(root);
  const { left, right } = kit.page.margins;
  const page = { kit, root, left, width: kit.page.width - left - right };
  for (const block of document.blocks) {
    await drawBlock(page, block);
    await takeTurns();
  }
  drawFeet(page, document.foot ?? document.title);
  root.end();
  kit.end();
  return bytes;
}

function newKit(document: PdfDocument): Kit {
  const at = new Date(document.createdAt);
  const { margin } = pdfStyle;
  const kit = new PDFKit({
    size: document.paper === "letter" ? "LETTER" : "A4",
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    pdfVersion: "1.7",
    lang: document.language,
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    info: { Title: document.title, Author: document.author, Producer: "Anteroom", Creator: "Anteroom", CreationDate: at, ModDate: at },
  });
  for (const font of pdfFonts) kit.registerFont(font, wordFont(font) as unknown as PDFKit.Mixins.PDFFontSource);
  return kit;
}

const collect = (kit: Kit): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    kit.on("data", (part: Buffer) => parts.push(part));
    kit.on("end", () => resolve(Buffer.concat(parts)));
    kit.on("error", reject);
  });
