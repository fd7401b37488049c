import type { AlertState } from "../../server/alerts/alert-rows.ts";

export const alertTags: Record<AlertState, { words: string; tone: "danger" | "warning" | "neutral" }> = {
  waiting: { words: "Nobody has this yet", tone: "danger" }, acknowledged: { words: "Acknowledged", tone: "warning" }, resolved: { words: "Resolved", tone: "neutral" },
};
