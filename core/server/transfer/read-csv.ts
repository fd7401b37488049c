import { CsvError, parse } from "csv-parse";
import { Readable } from "node:stream";
import { invalid } from "../errors.ts";

/** The most that one import takes. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 20_000, columns: 100, cell: 5_000 };

export type CsvEncoding = "UTF-8" | "UTF-16" | "Windows-1252";

// From 0x80 on, where Latin-1 has control characters; Node 20 takes the one for the other.
const windowsSigns = [..."€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"];

/** The text of a file, by its mark, else as UTF-8 when it is that, else as Windows-1252. */
export function decodeText(bytes: Buffer): { text: string; encoding: CsvEncoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "UTF-16" };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "UTF-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    return { text: bytes.toString("latin1").replaceAll(/[\x80-\x9f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign), encoding: "Windows-1252" };
  }
}

/** The character that stands between the cells of the first line. */
export function findSeparator(text: string): "," | ";" | "\t" {
  const counts = { ",": 0, ";": 0, "\t": 0 };
  let quoted = false;
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "\n" || character === "\r") break;
    else if (character === "," || character === ";" || character === "\t") counts[character] += 1;
  }
  const [best] = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  return best && best[1] > 0 ? (best[0] as "," | ";" | "\t") : ",";
}

// Exports put an apostrophe before what a spreadsheet would take for a formula.
const plain = (cell: string): string => (/^'\s*[=+\-@]/.test(cell) ? cell.slice(1) : cell).trim();

export interface CsvTable {
  heads: string[];
  rows: string[][];
  encoding: CsvEncoding;
}

/**
 * Reads a CSV file with its headings.
 * @throws AppError `INVALID` with a sentence under `file` that says which line is wrong, or what there is too much of.
 */
export async function readCsv(bytes: Buffer): Promise<CsvTable> {
  if (bytes.length > importLimits.bytes) throw invalid({ file: "This file is larger than 10 MB. Split it into parts and import them one after another." });
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) throw invalid({ file: "This is a spreadsheet or a zip file. Open it and save it as CSV, then choose that file." });
  const { text, encoding } = decodeText(bytes);
  if (text.includes("\0")) throw invalid({ file: "This file is not text. Save your list as CSV and choose that file." });
  const lines: string[][] = [];
  const parser = Readable.from(slices(text)).pipe(parse({ delimiter: findSeparator(text), relax_column_count: true, skip_empty_lines: true, max_record_size: 200_000 }));
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (record.every((cell) => cell.trim() === "")) continue;
      if (record.length > importLimits.columns) throw invalid({ file: `This file has more than ${importLimits.columns} columns. Remove those that are not needed.` });
      if (lines.length > importLimits.rows) throw invalid({ file: `This file has more than ${importLimits.rows.toLocaleString("en-US")} rows. Split it into parts and import them one after another.` });
      lines.push(record.map(plain));
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? ` near line ${error["lines"]}` : "";
    throw invalid({ file: `The file cannot be read${line}: a quotation mark is missing or one too many. Mend that line and choose the file again.` });
  }
  const [heads, ...rows] = lines;
  if (!heads) throw invalid({ file: "This file is empty. Choose the file with your clients." });
  if (rows.length === 0) throw invalid({ file: "This file has headings but no clients below them." });
  const cut = rows.findIndex((row) => row.some((cell) => cell.length > importLimits.cell));
  if (cut >= 0) throw invalid({ file: `Row ${cut + 1} has a cell of more than ${importLimits.cell.toLocaleString("en-US")} characters. Shorten it and choose the file again.` });
  return { heads: heads.map((head, at) => head.slice(0, 200) || `Column ${at + 1}`), rows, encoding };
}

// In parts, so that a large file does not keep everybody else waiting.
function* slices(text: string): Generator<string> {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  for (let at = start; at < text.length; at += 65_536) yield text.slice(at, at + 65_536);
}
