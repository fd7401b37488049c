import { formatSize } from "@anteroom/core/ui/file-row.tsx";

export interface UploadLimits {
  files: number;
  fileBytes: number;
  accept: string;
}

/** Why a file cannot be added, naming it, the rule and what to do; null when it can be tried. The server looks at its content. */
export function uploadProblem(file: { name: string; size: number }, alreadyAdded: number, limits: UploadLimits): string | null {
  const kinds = limits.accept.split(",");
  const name = file.name.length > 60 ? `${file.name.slice(0, 57)}…` : file.name;
  if (alreadyAdded >= limits.files) return `“${name}” was not added. You can add up to ${limits.files} files to a message. Send it in the next one.`;
  if (!kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return `“${name}” is not a file we can take. Use a ${listOf(kinds)} file.`;
  if (file.size === 0) return `“${name}” is empty. Choose a file with something in it.`;
  if (file.size > limits.fileBytes) return `“${name}” is larger than ${formatSize(limits.fileBytes)}. Choose a smaller file.`;
  return null;
}

const listOf = (kinds: readonly string[]): string => {
  const names = kinds.filter((kind) => kind !== ".jpeg").map((kind) => (kind === ".webm" ? "WebM" : kind.slice(1).toUpperCase()));
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
};

export interface Upload {
  done: Promise<{ id: string; name: string }>;
  cancel(): void;
}

/** The server's sentence about a file that it did not take. */
export class UploadRefused extends Error {}

/** Sends one file and tells how far it is, from 0 to 1. */
export function uploadFile(file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<{ id: string; name: string }>((resolve, reject) => {
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new Error("no answer"));
    request.onabort = () => reject(new Error("cancelled"));
    request.onload = () => {
      const answer = readAnswer(request.responseText);
      if (request.status === 201 && answer.file) resolve(answer.file);
      else if (answer.error && request.status < 500) reject(new UploadRefused(answer.error.message));
      else reject(new Error("no answer"));
    };
  });
  const body = new FormData();
  body.append("file", file);
  request.open("POST", "/files?purpose=attachment");
  request.send(body);
  return { done, cancel: () => request.abort() };
}

function readAnswer(text: string): { file?: { id: string; name: string }; error?: { message: string } } {
  try {
    return JSON.parse(text) as ReturnType<typeof readAnswer>;
  } catch {
    return {};
  }
}
