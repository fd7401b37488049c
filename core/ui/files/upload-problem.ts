import { formatSize } from "../file-row.tsx";

/** What one place takes, as its server tells it. */
export interface UploadLimits {
  files: number;
  fileBytes: number;
  /** Endings with their dots, comma between them: an input's `accept`. */
  accept: string;
}

/** Why a file cannot be added, naming it, the rule and what to do; null when it can be tried. The server looks at its content. */
export function uploadProblem(file: { name: string; size: number }, alreadyAdded: number, limits: UploadLimits, to = "a message"): string | null {
  const kinds = limits.accept.split(",").filter((kind) => kind.startsWith("."));
  const name = file.name.length > 60 ? `${file.name.slice(0, 57)}…` : file.name;
  if (alreadyAdded >= limits.files) return `“${name}” was not added. You can add up to ${limits.files} files to ${to}. Send it in the next one.`;
  if (!kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return `“${name}” is not a file we can take. Use a ${listOf(kinds)} file.`;
  if (file.size === 0) return `“${name}” is empty. Choose a file with something in it.`;
  if (file.size > limits.fileBytes) return `“${name}” is larger than ${formatSize(limits.fileBytes)}. Choose a smaller file.`;
  return null;
}

const listOf = (kinds: readonly string[]): string => {
  const names = kinds.filter((kind) => kind !== ".jpeg").map((kind) => (kind === ".webm" ? "WebM" : kind.slice(1).toUpperCase()));
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
};
