/** A run of text; `href` (http, https, tel, mailto) makes it a link. */
export type PdfInline = string | { text: string; strong?: true; emphasis?: true; href?: string };

/** One block of a page, in reading order. */
export type PdfBlock =
  | { t: "heading"; level: 1 | 2 | 3; text: string }
  | { t: "paragraph"; text: readonly PdfInline[]; muted?: true }
  | { t: "list"; ordered?: true; items: readonly (readonly PdfInline[])[] }
  /** Pairs such as a question and its answer; long values run on over pages. */
  | { t: "facts"; items: readonly { label: string; value: string }[] }
  /** `numbers` names the columns that stand to the right, from 0. */
  | { t: "table"; caption: string; head: readonly string[]; rows: readonly (readonly string[])[]; numbers?: readonly number[] }
  /** `bytes` is a PNG, JPEG or WebP; `width` in points (72 to the inch). A `photo` is kept small, at 200 dots to the inch of a page. */
  | { t: "image"; bytes: Uint8Array; alt: string; width: number; photo?: true }
  | { t: "rule" }
  | { t: "new-page" };

/** Everything that a PDF is made of. The same document and time give the same bytes. */
export interface PdfDocument {
  /** Shown by readers as the window's name, and read aloud first. */
  title: string;
  /** BCP 47, such as `en` or `es`. */
  language: string;
  author: string;
  /** Epoch milliseconds; stands in the file as its date. */
  createdAt: number;
  /** Default A4. */
  paper?: "a4" | "letter";
  /** Stands at the foot of each page before the page number. */
  foot?: string;
  blocks: readonly PdfBlock[];
}
