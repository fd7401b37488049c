import type { FileHandle } from "node:fs/promises";
import { readPart } from "../read-part.ts";

const mostEntries = 2_000;
const mostUnpacked = 200 * 1024 * 1024;
/** Ordinary documents stay under 50 to 1; small ones may pack better. */
const mostRatio = 100;
const symlink = 0o120000;

interface Entry {
  name: string;
  unpacked: number;
  encrypted: boolean;
  link: boolean;
}

/** Reads a zip's list of contents (APPNOTE.TXT 4.3.12) without unpacking anything; null when it is not one that we can read. */
async function listEntries(handle: FileHandle, size: number): Promise<Entry[] | null> {
  const tailStart = Math.max(0, size - 65_557);
  const tail = await readPart(handle, tailStart, size - tailStart);
  const end = tail.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (end < 0 || end + 22 > tail.length) return null;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > mostEntries || start + length > size || length > 1_000_000) return null;
  const list = await readPart(handle, start, length);
  const entries: Entry[] = [];
  for (let at = 0; at < list.length && entries.length < count; ) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = list.readUInt16LE(at + 28);
    entries.push({
      name: list.toString("utf8", at + 46, at + 46 + nameLength),
      unpacked: list.readUInt32LE(at + 24),
      encrypted: (list.readUInt16LE(at + 8) & 1) === 1,
      link: ((list.readUInt32LE(at + 38) >>> 16) & 0o170000) === symlink,
    });
    at += 46 + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return entries.length === count ? entries : null;
}

const leavesFolder = (name: string): boolean => /^[/\\]|^[a-z]:|\\|\0|(^|\/)\.\.(\/|$)/i.test(name);

/** Why a zip is not a Word document that we store; null when it is. */
export async function docxProblem(handle: FileHandle, size: number): Promise<"not-docx" | "bomb" | "macros" | "locked" | null> {
  const entries = await listEntries(handle, size);
  if (!entries) return "not-docx";
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has("[Content_Types].xml") || !entries.some((entry) => /^word\/document\d*\.xml$/.test(entry.name))) return "not-docx";
  if (entries.some((entry) => leavesFolder(entry.name) || entry.link)) return "not-docx";
  if (entries.some((entry) => entry.encrypted)) return "locked";
  if (entries.some((entry) => /vbaproject\.bin$/i.test(entry.name))) return "macros";
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packsTooWell = unpacked > 10 * 1024 * 1024 && unpacked > size * mostRatio;
  return unpacked > mostUnpacked || packsTooWell ? "bomb" : null;
}
