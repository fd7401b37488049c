import { invalid } from "@anteroom/core/server";
import type { FileFacts } from "@anteroom/core/server";

/** What may be added to a message (MSG-05). */
export const attachmentLimits = {
  files: 10,
  fileBytes: 25 * 1024 * 1024,
  types: [
    "application/pdf", "image/jpeg", "image/png", "image/heic", "image/heif",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "audio/mp4", "audio/x-m4a", "audio/mpeg", "audio/webm", "video/webm",
  ],
  /** For a file input. */
  accept: ".pdf,.jpg,.jpeg,.png,.heic,.docx,.m4a,.mp3,.webm",
} as const;

const allowed = new Set<string>(attachmentLimits.types);

/** @throws AppError `INVALID` on field `files` that names the file and what to do. */
export function checkAttachments(files: readonly FileFacts[]): void {
  for (const file of files) {
    if (file.state === "refused") throw invalid({ files: `“${file.name}” did not pass our safety check. Remove it to send your message.` });
    if (!allowed.has(file.mime)) throw invalid({ files: `“${file.name}” is not a file we can take. Use a PDF, JPG, PNG, HEIC or DOCX file, or an M4A, MP3 or WebM recording.` });
    if (file.size > attachmentLimits.fileBytes) throw invalid({ files: `“${file.name}” is larger than 25 MB. Choose a smaller file.` });
  }
}
