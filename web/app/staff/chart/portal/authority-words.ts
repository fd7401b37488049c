import { birthdayWords } from "../../ages.ts";

/** "Since 1 May 2024, until 30 April 2027. Look at it again on 1 March 2027."; empty where nothing is known. */
export function authorityWords({ since, until, reviewOn }: { since: string | null; until: string | null; reviewOn: string | null }): string {
  const span = [since ? `since ${birthdayWords(since) ?? ""}` : "", until ? `until ${birthdayWords(until) ?? ""}` : ""].filter(Boolean).join(", ");
  const sentences = [span ? `${span.charAt(0).toUpperCase()}${span.slice(1)}.` : "", reviewOn ? `Look at it again on ${birthdayWords(reviewOn) ?? ""}.` : ""];
  return sentences.filter(Boolean).join(" ");
}
