import { writePdf } from "@anteroom/core/server";
import type { PdfBlock, PdfInline, PluginContext } from "@anteroom/core/server";
import type { PaperRow } from "../tables/request-rows.ts";
import type { DocumentContent } from "../text/canonical.ts";
import type { DocumentNode, DocumentRun } from "../text/document-nodes.ts";
import { contentOf, type WholeRequest } from "./load-request.ts";
import { momentText } from "./moment-text.ts";
import type { SignedFacts } from "./signed-facts.ts";

const runs = (all: readonly DocumentRun[]): PdfInline[] => all.map(({ text, strong, href }) => ({ text, ...(strong ? { strong } : {}), ...(href ? { href } : {}) }));

/** A document as the PDF prints it, with what each signer filled in. */
export function pdfBlocks(content: DocumentContent, signed: readonly SignedFacts[]): PdfBlock[] {
  const block = (node: DocumentNode): PdfBlock[] => {
    switch (node.t) {
      case "heading":
        return [{ t: "heading", level: node.level, text: node.text.map((run) => run.text).join("") }];
      case "paragraph":
        return [{ t: "paragraph", text: runs(node.text) }];
      case "list":
        return [{ t: "list", ...(node.ordered ? { ordered: true as const } : {}), items: node.items.map(runs) }];
      case "initials":
        return [{ t: "paragraph", text: runs(node.text) }, { t: "facts", items: filled(signed, "Initials", (one) => one.fields[node.id] ?? "–") }];
      case "check":
        return [{ t: "paragraph", text: runs(node.text) }, { t: "facts", items: filled(signed, node.required ? "Ticked" : "Choice", (one) => (one.fields[node.id] ? "Yes, ticked" : "Not ticked")) }];
    }
  };
  return [{ t: "heading", level: 1, text: content.title }, { t: "paragraph", text: [`Version ${content.version}`], muted: true }, ...content.nodes.flatMap(block)];
}

const filled = (signed: readonly SignedFacts[], label: string, value: (one: SignedFacts) => string): { label: string; value: string }[] =>
  signed.length === 0 ? [{ label, value: "Not filled in yet" }] : signed.map((one) => ({ label: `${label}, ${one.signer.name}`, value: value(one) }));

function signatureBlocks(one: SignedFacts): PdfBlock[] {
  const drawn: PdfBlock[] = one.drawing ? [{ t: "image", bytes: Buffer.from(one.drawing, "base64"), alt: `Signature drawn by ${one.signer.name}`, width: 180 }] : [];
  const signature: PdfBlock = { t: "paragraph", text: [{ text: one.typedName, emphasis: true }] };
  return [...drawn, ...(one.drawing ? [] : [signature]), { t: "paragraph", text: [[one.typedName, one.signer.capacity || one.signer.role, momentText(one.at, one.zone)].join(", ")], muted: true }];
}

/** The page that tells how each signature came about. */
function certificate(paper: PaperRow, content: DocumentContent, requestId: string, signed: readonly SignedFacts[]): PdfBlock[] {
  return [
    { t: "new-page" },
    { t: "heading", level: 1, text: "Certificate of signatures" },
    { t: "facts", items: [
      { label: "Document", value: `${content.title}, version ${content.version}` },
      { label: "SHA-256 of the text that was signed", value: paper.sha256 },
      { label: "Request", value: requestId },
    ] },
    ...signed.flatMap((one): PdfBlock[] => [
      { t: "heading", level: 2, text: one.signer.name },
      { t: "facts", items: [
        { label: "Signed as", value: one.signer.capacity ? `${one.signer.role}, ${one.signer.capacity}` : one.signer.role },
        { label: "Signature", value: one.method === "drawn" ? `Drawn, with the name ${one.typedName}` : `Typed: ${one.typedName}` },
        { label: "When", value: `${momentText(one.at, one.zone)} (${one.at})` },
        { label: "From", value: `${one.address}; ${one.userAgent}` },
        { label: "Signed in as", value: `Account ${one.signer.account}, session ${one.signer.session}` },
        { label: "Agreed to", value: `${one.agreement} ${one.disclosure}` },
      ] },
    ]),
  ];
}

/** The PDF of one document with the signatures so far and, once there is one, their certificate. The same evidence gives the same bytes. */
export async function signedPdf(ctx: PluginContext, whole: WholeRequest, paper: PaperRow, all: readonly SignedFacts[]): Promise<Buffer> {
  const practice = await ctx.people.practice();
  const content = contentOf(ctx, paper);
  const signed = all.filter((one) => one.paper === paper.position + 1);
  const signatures: PdfBlock[] = signed.length === 0 ? [] : [{ t: "heading", level: 2, text: signed.length === 1 ? "Signature" : "Signatures" }, ...signed.flatMap(signatureBlocks)];
  const last = signed.at(-1);
  return writePdf({
    title: content.title,
    language: "en",
    author: practice.name,
    createdAt: last ? Date.parse(last.at) : (whole.request.sentAt ?? whole.request.createdAt),
    paper: ["US", "CA"].includes(practice.country) ? "letter" : "a4",
    foot: `${practice.name} · ${content.title}, version ${content.version}`,
    blocks: [...pdfBlocks(content, signed), ...signatures, ...(signed.length > 0 ? certificate(paper, content, whole.request.id, signed) : [])],
  });
}
