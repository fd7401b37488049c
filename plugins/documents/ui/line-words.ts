import type { LineState } from "../server/tables/collection-rows.ts";

/** How a line of a request stands, in words. */
export const lineWords: Record<LineState, { words: string; tone: "accent" | "neutral" | "success" | "warning" }> = {
  wanted: { words: "To send", tone: "accent" },
  sent: { words: "Sent", tone: "neutral" },
  accepted: { words: "Accepted", tone: "success" },
  rejected: { words: "Another file needed", tone: "warning" },
};

/** What is to know of a file before it is opened. */
export function fileNote({ fileState, locked }: { fileState: string | null; locked: boolean }): string | undefined {
  if (fileState === "pending") return "being checked for viruses, opens when that is done";
  if (fileState === "refused") return "stopped by the virus check, cannot be opened";
  return locked ? "protected with a password" : undefined;
}
