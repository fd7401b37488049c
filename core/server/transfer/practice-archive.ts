import { z } from "zod";
import { isTimeZone } from "../../time/zone-offset.ts";
import { invalid } from "../errors.ts";
import { practiceFormat } from "./export-practice.ts";
import { openZip, ZipError, type ZipReader } from "./zip/zip-reader.ts";

const facts = z.object({
  format: z.literal(practiceFormat.format),
  version: z.number().int(),
  exportedAt: z.string().max(40),
  practice: z.object({
    name: z.string().min(1).max(200),
    alias: z.string().max(60).nullable(),
    country: z.string().max(2),
    timeZone: z.string().refine(isTimeZone),
    phone: z.string().max(40).nullable(),
    urgentHelp: z.array(z.object({ label: z.string().max(200), tel: z.string().max(40).optional(), sms: z.string().max(40).optional(), note: z.string().max(300).optional() })).max(20),
  }),
});
const counted = z.record(z.string().max(60), z.number().int().min(0));

/** An export of a practice that was opened. */
export interface PracticeArchive {
  facts: z.infer<typeof facts>;
  counts: Record<string, number>;
  zip: ZipReader;
  /** The rows of a file of JSON lines; of a table in parts, all parts in order. */
  rows(folder: string, name: string): AsyncGenerator<unknown>;
}

const longest = 4 * 1024 * 1024;

/** Opens an export of a practice. @throws AppError `INVALID` with a sentence when it is none, or of a later portal. */
export async function openArchive(path: string): Promise<PracticeArchive> {
  const zip = await openZip(path).catch((error: unknown) => {
    throw error instanceof ZipError ? invalid({ file: `${error.message} Choose the zip file that the export of a practice made.` }) : error;
  });
  try {
    const found = facts.safeParse(await readJson(zip, "practice.json"));
    const counts = counted.safeParse(await readJson(zip, "counts.json"));
    if (!found.success || !counts.success) throw invalid({ file: "This zip is not a whole export of a practice. Make a new export and choose that file." });
    if (found.data.version > practiceFormat.version) throw invalid({ file: "This export was made by a later version of the portal. Update this portal first." });
    return {
      facts: found.data,
      counts: counts.data,
      zip,
      async *rows(folder, name) {
        for (let part = 1; ; part += 1) {
          const file = zip.parts.get(`${folder}/${name}-${part}.jsonl`);
          if (!file) return;
          yield* readLines(zip.read(file));
        }
      },
    };
  } catch (error) {
    await zip.close();
    throw error instanceof ZipError || error instanceof SyntaxError ? invalid({ file: "This zip is damaged. Make a new export and choose that file." }) : error;
  }
}

async function readJson(zip: ZipReader, name: string): Promise<unknown> {
  const part = zip.parts.get(name);
  if (!part || part.size > longest) return null;
  const bytes: Buffer[] = [];
  for await (const one of zip.read(part)) bytes.push(one);
  return JSON.parse(Buffer.concat(bytes).toString("utf8")) as unknown;
}

/** JSON lines as they arrive. */
export async function* readLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const part of bytes) {
    const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longest) throw new ZipError("A line of the export is too long.");
    for (const line of lines) if (line) yield JSON.parse(line) as unknown;
  }
  if (rest) yield JSON.parse(rest) as unknown;
}
