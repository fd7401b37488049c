import type { RepeatWish, Rhythm } from "../../server/rows/series.ts";

export const rhythmWords: Record<Rhythm, string> = { weekly: "Every week", biweekly: "Every two weeks", monthly: "Every month, on the same weekday" };

/** "Every week, 8 times". */
export const repeatWords = ({ rhythm, times }: RepeatWish): string => `${rhythmWords[rhythm]}, ${times} times`;
