import { open, type FileHandle } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { isDocxProblem } from "./refusal-words.ts";
import type { FileKindName } from "./file-kinds.ts";
import { docxProblem } from "./kinds/is-docx.ts";
import { isMp4Audio } from "./kinds/is-mp4-audio.ts";
import { readPart } from "./read-part.ts";

/** What a file's bytes are, or why they are refused. */
export type Sniffed = { kind: FileKindName } | { kind: null; problem: string };

const headLength = 65_536;
const mp4Kinds = new Set(["video/mp4", "audio/mp4", "audio/x-m4a", "video/x-m4v", "video/quicktime"]);
const heicKinds = new Set(["image/heic", "image/heif"]);
const unknown: Sniffed = { kind: null, problem: "is not a kind of file that can be sent here" };

/** Whether a browser that guessed would find a page or a script near the start. */
const looksLikePage = (head: Buffer): boolean => /<!doctype|<html|<script|<svg|<iframe|<body|<\?php/i.test(head.toString("latin1", 0, 2_048));

/** Whether a WEBM file holds sound and no moving picture, by the codecs that its tracks name. */
function isWebmAudio(head: Buffer): boolean {
  const text = head.toString("latin1");
  return /A_(OPUS|VORBIS)/.test(text) && !/V_(VP8|VP9|AV1|MPEG|MS|UNCOMPRESSED|THEORA)/.test(text);
}

/** Whether a PDF is encrypted (ISO 32000-1, 7.6): its trailer, which is never compressed, names how. */
export async function isLockedPdf(path: string): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const step = 1_000_000;
    for (let at = 0; at < size; at += step) {
      if (/\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test((await readPart(handle, at, step + 64)).toString("latin1"))) return true;
    }
    return false;
  } finally {
    await handle.close();
  }
}

/** Decides by the bytes alone what a stored file is. */
export async function sniffFile(path: string): Promise<Sniffed> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    return await sniff(handle, size, await readPart(handle, 0, headLength));
  } finally {
    await handle.close();
  }
}

async function sniff(handle: FileHandle, size: number, head: Buffer): Promise<Sniffed> {
  if (head.toString("latin1", 0, 4) === "PK\u0003\u0004") {
    const problem = await docxProblem(handle, size);
    return problem ? { kind: null, problem: isDocxProblem[problem] } : { kind: "docx" };
  }
  const mime = (await fileTypeFromBuffer(head.subarray(0, 4_100)))?.mime ?? "";
  if (mime === "image/jpeg") return { kind: "jpg" };
  if (mime === "image/png" || mime === "image/apng") return { kind: "png" };
  if (heicKinds.has(mime)) return { kind: "heic" };
  // Pictures are written anew, so nothing hides in them; what is kept as it came must not also be a page.
  if (looksLikePage(head)) return unknown;
  if (mime === "application/pdf") return sniffPdf(handle, size, head);
  if (mp4Kinds.has(mime)) return (await isMp4Audio(handle, size).catch(() => false)) ? { kind: "m4a" } : { kind: null, problem: "holds a video, or sound that we cannot read" };
  if (mime === "audio/mpeg") return { kind: "mp3" };
  if (mime === "video/webm" || mime === "audio/webm") return isWebmAudio(head) ? { kind: "webm" } : { kind: null, problem: "holds a video" };
  return unknown;
}

async function sniffPdf(handle: FileHandle, size: number, head: Buffer): Promise<Sniffed> {
  if (head.toString("latin1", 0, 5) !== "%PDF-") return unknown;
  const tail = await readPart(handle, Math.max(0, size - 2_048), 2_048);
  if (!tail.includes("%%EOF")) return { kind: null, problem: "is a PDF that is cut off or damaged" };
  // Only what is not compressed can be seen here; a scanner sees the rest.
  const step = 1_000_000;
  for (let at = 0; at < size; at += step) {
    const part = await readPart(handle, at, step + 16);
    if (/\/Launch\b/.test(part.toString("latin1"))) return { kind: null, problem: "is a PDF that starts programs" };
  }
  return { kind: "pdf" };
}
