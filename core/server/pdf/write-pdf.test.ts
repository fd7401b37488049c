import { createHash } from "node:crypto";
import sharp from "sharp";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it, vi } from "vitest";
import type { PdfBlock, PdfDocument } from "./pdf-document.ts";
import { wordFont } from "./word-font.ts";
import { writePdf } from "./write-pdf.ts";

const documentOf = (blocks: readonly PdfBlock[]): PdfDocument => ({
  title: "Consent to treatment", language: "en", author: "Willow Practice", createdAt: Date.UTC(2026, 10, 24, 14), foot: "Willow Practice", blocks,
});
const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const open = async (bytes: Buffer): Promise<Awaited<ReturnType<typeof getDocumentProxy>>> => getDocumentProxy(new Uint8Array(bytes));
const textOf = async (bytes: Buffer): Promise<string> => (await extractText(await open(bytes), { mergePages: true })).text.replace(/\s+/g, " ");

interface Node {
  role?: string;
  alt?: string;
  children?: Node[];
}

async function tagsOf(bytes: Buffer): Promise<Node[]> {
  const pdf = await open(bytes);
  const all: Node[] = [];
  const walk = (node: Node): void => {
    if (node.role) all.push(node);
    node.children?.forEach(walk);
  };
  for (let at = 1; at <= pdf.numPages; at++) walk(((await (await pdf.getPage(at)).getStructTree()) ?? {}) as Node);
  return all;
}

const everything: PdfBlock[] = [
  { t: "heading", level: 1, text: "Consent to treatment" },
  { t: "paragraph", text: ["Between ", { text: "Jordan Lee", strong: true }, " and us. ", { text: "Our site", href: "https://willow.example/" }, "."] },
  { t: "heading", level: 2, text: "What happens" },
  { t: "list", items: [["First thing"], ["Second thing"]] },
  { t: "list", ordered: true, items: [["One"], ["Two"]] },
  { t: "facts", items: [{ label: "Signed by", value: "Zażółć Gęślą, Αλέξανδρος Παπαδόπουλος, Дмитрий Щербаков, Nguyễn Thị Mỹ Hạnh" }] },
  { t: "table", caption: "Who signed", head: ["Who", "When"], rows: [["Jordan Lee", "24 November 2026"]], numbers: [1] },
  { t: "rule" },
];

describe("a PDF that the portal writes", () => {
  it("prints names in Polish, Greek, Cyrillic and Vietnamese as text that can be selected", async () => {
    const text = await textOf(await writePdf(documentOf(everything)));
    for (const name of ["Zażółć Gęślą", "Αλέξανδρος Παπαδόπουλος", "Дмитрий Щербаков", "Nguyễn Thị Mỹ Hạnh"]) expect(text).toContain(name);
  });

  it("says its title and language, and is tagged with headings, lists, tables and links", async () => {
    const bytes = await writePdf(documentOf(everything));
    const pdf = await open(bytes);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: "Consent to treatment", Language: "en" });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const roles = (await tagsOf(bytes)).map((node) => node.role);
    for (const role of ["Document", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Link"]) expect(roles).toContain(role);
  });

  it("gives the same bytes for the same document, and others when one word differs", async () => {
    const first = hash(await writePdf(documentOf(everything)));
    expect(hash(await writePdf(documentOf(everything)))).toBe(first);
    expect(hash(await writePdf(documentOf([...everything, { t: "paragraph", text: ["One more."] }])))).not.toBe(first);
  });

  it("carries a drawn signature as a picture with an alternative", async () => {
    const bytes = await sharp({ create: { width: 300, height: 100, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const tags = await tagsOf(await writePdf(documentOf([{ t: "image", bytes, alt: "Signature of Jordan Lee", width: 200 }])));
    expect(tags).toContainEqual(expect.objectContaining({ role: "Figure", alt: "Signature of Jordan Lee" }));
  });

  it("runs long text and tables on over numbered pages and loses nothing", async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`Row ${at}`, "Some words that stand beside it"]);
    const long = Array.from({ length: 3_000 }, (_, at) => `word${at}`).join(" ");
    const bytes = await writePdf(documentOf([{ t: "table", caption: "Many", head: ["Row", "Words"], rows }, { t: "facts", items: [{ label: "Long", value: long }] }, { t: "table", caption: "Tall", head: ["A", "B"], rows: [[long, "b"]] }]));
    const text = await textOf(bytes);
    expect(text).toContain("Row 119");
    expect(text.match(/word2999/g)).toHaveLength(2);
    const { numPages } = await open(bytes);
    expect(numPages).toBeGreaterThan(6);
    expect(text).toContain(`Page ${numPages} of ${numPages}`);
  });

  it("lets others be answered between two blocks, and between the rows of a long table", async () => {
    const turnsOf = async (blocks: readonly PdfBlock[]): Promise<number> => {
      let turns = 0;
      let written = false;
      const count = (): void => {
        turns += 1;
        if (!written) setImmediate(count);
      };
      setImmediate(count);
      await writePdf(documentOf(blocks));
      written = true;
      return turns;
    };
    expect(await turnsOf(Array.from({ length: 60 }, (_, at) => ({ t: "paragraph" as const, text: [`Clause ${at}`] })))).toBeGreaterThanOrEqual(60);
    expect(await turnsOf([{ t: "table", caption: "Many", head: ["Row"], rows: Array.from({ length: 300 }, (_, at) => [`Row ${at}`]) }])).toBeGreaterThanOrEqual(30);
    expect(await turnsOf([{ t: "facts", items: Array.from({ length: 40 }, (_, at) => ({ label: `Question ${at}`, value: "Yes" })) }])).toBeGreaterThanOrEqual(40);
  });

  it("lays a word out once, however often documents say it", async () => {
    const said = vi.spyOn(Object.getPrototypeOf(wordFont("regular")) as ReturnType<typeof wordFont>, "layout");
    const once: PdfBlock[] = [{ t: "paragraph", text: ["Quokkas everywhere."] }];
    await writePdf(documentOf(once));
    const first = said.mock.calls.length;
    expect(first).toBeGreaterThan(0);
    await writePdf(documentOf([...once, ...once, ...once]));
    expect(said).toHaveBeenCalledTimes(first);
  });
});
