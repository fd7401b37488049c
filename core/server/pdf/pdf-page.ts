import type { PdfFont } from "./pdf-fonts.ts";

/** Sizes in points, colours as the portal's light theme has them. */
export const pdfStyle = {
  margin: 64,
  foot: 40,
  body: 10.5,
  small: 9,
  lineGap: 3,
  ink: "#1b1f24",
  muted: "#555e68",
  line: "#c4cad1",
  link: "#0b5563",
  headings: { 1: 20, 2: 14, 3: 11.5 },
} as const;

export type Kit = PDFKit.PDFDocument;
export type Struct = PDFKit.PDFStructureElement;

/** Where drawing stands: the kit, and the element that the next block goes into. */
export interface PdfPage {
  kit: Kit;
  root: Struct;
  left: number;
  width: number;
}

/** Sets the face, size and colour of the text that follows. */
export function setType(kit: Kit, font: PdfFont, size: number, colour: string = pdfStyle.ink): void {
  kit.font(font).fontSize(size).fillColor(colour);
}

export const bottomOf = (kit: Kit): number => kit.page.height - kit.page.margins.bottom;

/** Text as it is drawn: composed, without control characters other than line ends. */
export const printable = (text: string): string => text.normalize("NFC").replace(/[^\P{Cc}\n]/gu, " ");

/** Starts a page when less than `height` points are left on this one. */
export function makeRoom(kit: Kit, height: number): void {
  if (kit.y + height > bottomOf(kit)) kit.addPage();
}

/** A new element at the end of `parent`. It is drawn into at once, so attach before drawing and `end` it after. */
export function addElement(kit: Kit, parent: Struct, kind: string, options: { alt?: string; scope?: "Row" | "Column" } = {}): Struct {
  const element = kit.struct(kind, options);
  parent.add(element);
  return element;
}

/** Draws something that screen readers pass over. */
export function drawArtifact(kit: Kit, draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
  kit.markContent("Artifact", { type });
  draw();
  kit.endMarkedContent();
}

/** A thin line across the page at this height. */
export function drawLine({ kit, left, width }: PdfPage, y: number, thick = 0.5): void {
  drawArtifact(kit, () => kit.moveTo(left, y).lineTo(left + width, y).lineWidth(thick).stroke(pdfStyle.line));
}
