/** A plugin as `plugins.list` answers it. */
export interface PluginLine {
  id: string;
  name: string;
  description: string;
  version: string;
  state: "on" | "not-installed" | "failed" | "switched-off" | "stopped" | "settings" | "requires";
  detail: string;
  wanted: boolean;
  revision: number;
  adds: string[];
  requires: string[];
  dependents: string[];
  hasSettings: boolean;
  /** What switching it means for people, as counted when the page was drawn. */
  effects: { openCards: number; menuUsers: number; further: string[] };
}

type Words = { tag: string; tone: "success" | "neutral" | "warning" | "danger"; text: string };

/** A plugin's state in words, with the reason while it is not on. */
export function stateWords({ state, detail }: Pick<PluginLine, "state" | "detail">): Words {
  if (state === "on") return { tag: "On", tone: "success", text: "" };
  if (state === "switched-off") return { tag: "Off", tone: "neutral", text: "" };
  if (state === "stopped") return { tag: "Stopped", tone: "danger", text: "It failed 3 times within a day, so it was stopped here. Other plugins are not affected." };
  if (state === "settings") return { tag: "Needs settings", tone: "warning", text: detail || "It starts once its settings fit." };
  if (state === "requires") return { tag: "Waiting", tone: "warning", text: detail || "It starts once the plugins it needs are on." };
  if (state === "failed") return { tag: "Did not start", tone: "danger", text: `${detail || "It could not start."} Other plugins are not affected.` };
  return { tag: "Not installed", tone: "neutral", text: detail };
}

/** "Forms", "Forms and Documents", "Forms, Documents and To Do list". */
export const namesInWords = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`);
