/** One piece of a kept mail. Only links of this portal become buttons. */
export type MailBlock = { kind: "text"; lines: string[] } | { kind: "button"; label: string; href: string } | { kind: "link"; text: string };

/** Reads a mail's plain text: paragraphs, and a button where a line says "Label:" above an address of this portal. */
export function mailBlocks(text: string, baseUrl: string): MailBlock[] {
  const { origin } = new URL(baseUrl);
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph): MailBlock => {
      const lines = paragraph.split("\n");
      const [label = "", address = ""] = lines;
      if (lines.length !== 2 || !label.endsWith(":") || !URL.canParse(address)) return { kind: "text", lines };
      const url = new URL(address);
      // The path alone keeps the reader at the address where the demo is open.
      return url.origin === origin ? { kind: "button", label: label.slice(0, -1), href: `${url.pathname}${url.search}` } : { kind: "link", text: address };
    });
}
