/** What a scanner is given: the bytes as they will be stored. */
export interface ScannedFile {
  path: string;
  mime: string;
  size: number;
  sha256: string;
}

/** Looks into a file before it is stored; a virus scanner is one. Throwing means that it could not look, and the file waits. */
export type FileScan = (file: ScannedFile) => Promise<{ ok: true } | { ok: false; detail: string }>;
