import type { Wait } from "../rows/waits.ts";
import { daysOf, partsOf } from "./wish.ts";

export const turnRules = ["who asked first", "priority", "best fit"] as const;
export type TurnRule = (typeof turnRules)[number];

/** Whether one person is asked at a time, or everybody whom a time suits, of whom the first to accept has it. */
export const askRules = ["one at a time", "all at once"] as const;
export type AskRule = (typeof askRules)[number];

/** How many of the times there are somebody would take; who would take few has the fewest chances. */
const breadth = (wait: Wait): number => daysOf(wait).length * partsOf(wait).length * (wait.staffId === null ? 2 : 1);

/** The order in which people are offered a time: the practice's rule, and who asked first among equals. */
export function inTurn(rule: TurnRule, all: readonly Wait[]): Wait[] {
  const rank = (wait: Wait): number => (rule === "priority" ? -wait.priority : rule === "best fit" ? breadth(wait) : 0);
  return [...all].sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}
