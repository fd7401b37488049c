import type { PdfInline } from "./pdf-document.ts";
import { addElement, pdfStyle, printable, setType, type PdfPage, type Struct } from "./pdf-page.ts";

export interface InlineStyle {
  size?: number;
  colour?: string;
  /** Points from the left margin. */
  indent?: number;
}

interface Run {
  text: string;
  strong?: true;
  emphasis?: true;
  href?: string;
}

const runOf = (inline: PdfInline): Run => (typeof inline === "string" ? { text: inline } : inline);
const linkOf = (run: Run): string | null => (run.href && /^(https?:\/\/|tel:|mailto:)/i.test(run.href) ? run.href : null);

/** Draws runs of text as one paragraph into a new element of this kind; links become elements of their own. */
export function drawInline(page: PdfPage, parent: Struct, kind: string, text: readonly PdfInline[], style: InlineStyle = {}): void {
  const { kit } = page;
  const indent = style.indent ?? 0;
  const runs = text.map(runOf).map((run) => ({ ...run, text: printable(run.text) })).filter((run) => run.text !== "");
  const element = addElement(kit, parent, kind);
  runs.forEach((run, at) => {
    const link = linkOf(run);
    const draw = (): void => {
      setType(kit, run.strong ? "bold" : run.emphasis ? "italic" : "regular", style.size ?? pdfStyle.body, link ? pdfStyle.link : (style.colour ?? pdfStyle.ink));
      const options = { width: page.width - indent, lineGap: pdfStyle.lineGap, continued: at < runs.length - 1, link, underline: link !== null };
      if (at === 0) kit.text(run.text, page.left + indent, kit.y, options);
      else kit.text(run.text, options);
    };
    if (!link) return void element.add(draw);
    const anchor = addElement(kit, element, "Link", { alt: run.text });
    anchor.add(draw);
    anchor.end();
  });
  element.end();
  kit.x = page.left;
}
