import type { FileKindName } from "./file-kinds.ts";

const megabyte = 1024 * 1024;

/** What one kind of upload may hold. */
export interface UploadPurpose {
  maxBytes: number;
  kinds: readonly FileKindName[];
}

const pictures = ["jpg", "png", "heic"] as const;

/** What files are sent for, by the `purpose` of the upload's address. */
export const uploadPurposes: Readonly<Record<string, UploadPurpose>> = {
  attachment: { maxBytes: 25 * megabyte, kinds: ["pdf", ...pictures, "docx", "m4a", "mp3", "webm"] },
  document: { maxBytes: 25 * megabyte, kinds: ["pdf", ...pictures, "docx"] },
  picture: { maxBytes: 10 * megabyte, kinds: pictures },
};

/** What one seat may send, so that no account can fill the disk. */
export interface SeatLimits {
  filesADay: number;
  bytesADay: number;
  atOnce: number;
}

export const seatLimits: SeatLimits = { filesADay: 300, bytesADay: 1024 * megabyte, atOnce: 10 };

/** A size as people read it. */
export const sizeText = (bytes: number): string =>
  bytes >= megabyte ? `${Math.floor(bytes / megabyte)} MB` : bytes >= 1024 ? `${Math.floor(bytes / 1024)} kB` : `${bytes} bytes`;
