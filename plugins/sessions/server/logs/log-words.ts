import type { LogKind } from "../tables/log-entries.ts";

/** 1 to 5, as words. */
export const moodWords: readonly string[] = ["Very low", "Low", "In between", "Good", "Very good"];
export const sleepWords: readonly string[] = ["Very badly", "Badly", "In between", "Well", "Very well"];

export const logNames: Readonly<Record<LogKind, string>> = { mood: "Mood log", sleep: "Sleep log", thought: "Thought record" };
