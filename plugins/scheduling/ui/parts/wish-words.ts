import type { PartOfDay } from "../../server/rows/waits.ts";
import type { WaitLine } from "../../server/waitlist/wait-lines.ts";
import { placeWords } from "./place-words.ts";

export const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

export const partWords: Record<PartOfDay, { label: string; hint: string }> = {
  morning: { label: "Morning", hint: "Before noon" },
  afternoon: { label: "Afternoon", hint: "Noon to 5 pm" },
  evening: { label: "Evening", hint: "From 5 pm" },
};

export const noticeWords = (hours: number): string => (hours % 24 === 0 ? (hours === 24 ? "A day" : `${hours / 24} days`) : hours === 1 ? "An hour" : `${hours} hours`);

const listed = (words: readonly string[]): string => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`);

/** "Video · any day · mornings and afternoons · 4 hours before at the latest" */
export function wishWords({ place, location, days, parts, noticeHours, moves }: Pick<WaitLine, "place" | "location" | "days" | "parts" | "noticeHours" | "moves">): string {
  const isWorkweek = days.length === 5 && !days.includes(0) && !days.includes(6);
  const week = [...days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const when = days.length === 7 ? "any day" : isWorkweek ? "Monday to Friday" : listed(week.map((day) => dayNames[day] ?? ""));
  const times = parts.length === 3 ? "any time" : listed(parts.map((part) => `${part}s`));
  return [placeWords(place, location), when, times, `${noticeWords(noticeHours).toLowerCase()} before at the latest`, moves ? "" : "as one more appointment"].filter(Boolean).join(" · ");
}
