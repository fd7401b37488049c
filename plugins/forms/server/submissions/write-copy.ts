import { writePdf } from "@anteroom/core/server";
import type { PdfBlock, PluginContext } from "@anteroom/core/server";
import { sayMoment } from "../assignments/local-day.ts";
import { linesOf } from "./copy.ts";
import type { OpenedSubmission } from "./copy.ts";
import { scoreWords } from "./score.ts";

/** A file as a page hands it to the browser. */
export interface CopyFile {
  /** Says nothing of what the form is about. */
  name: string;
  base64: string;
}

/** A submission as a tagged PDF: questions with their answers, who sent it, when, and the hash of what was sent. */
export async function writeCopy(ctx: PluginContext, opened: OpenedSubmission, { by, zone, score }: { by: string; zone: string; score: boolean }): Promise<CopyFile> {
  const { definition, row, version } = opened;
  const practice = (await ctx.people.practice()).name;
  const scores = score ? scoreWords(opened.score) : null;
  const facts = (items: { label: string; value: string }[]): PdfBlock => ({ t: "facts", items });
  const bytes = await writePdf({
    title: definition.title,
    language: definition.language,
    author: practice,
    createdAt: row.submittedAt,
    foot: `${practice} · ${definition.title}`,
    blocks: [
      { t: "heading", level: 1, text: definition.title },
      facts([
        { label: "Sent by", value: by },
        { label: "Sent on", value: `${sayMoment(row.submittedAt, zone, row.submittedAt)} ${new Date(row.submittedAt).getUTCFullYear()}` },
        { label: "To", value: practice },
        ...(row.number > 1 ? [{ label: "Copy", value: `Number ${row.number}${opened.reason ? `. ${opened.reason}` : ""}` }] : []),
      ]),
      ...(scores ? [{ t: "heading" as const, level: 2 as const, text: "Score" }, facts(scores)] : []),
      { t: "heading", level: 2, text: "Answers" },
      facts((await linesOf(ctx, opened)).map((line) => ({ label: line.stem ? `${line.stem} ${line.label}` : line.label, value: line.lines.join("\n") || "Not provided" }))),
      { t: "rule" },
      { t: "paragraph", muted: true, text: [`Version ${version} of the form. SHA-256 of the answers as they were sent: ${row.hash}`] },
    ],
  });
  return { name: `form-${new Date(row.submittedAt).toISOString().slice(0, 10)}.pdf`, base64: bytes.toString("base64") };
}
