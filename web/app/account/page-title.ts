import type { MetaFunction } from "../remix.ts";

/** "Page – Practice": the practice's alias or name from the layout around the page, "Portal" where nobody is signed in. */
export const titled = (page: string): MetaFunction => ({ matches }) => [{ title: `${page} – ${placeName(matches.map((match) => match.data))}` }];

/** The name of the place in what the loaders around a page answered. */
export function placeName(answers: readonly unknown[]): string {
  for (const answer of answers) {
    const { home, ...own } = (answer ?? {}) as { practice?: unknown; home?: { practice?: unknown } };
    const practice = home?.practice ?? own.practice;
    if (typeof practice === "string" && practice !== "") return practice;
    const { alias, name } = (practice ?? {}) as { alias?: unknown; name?: unknown };
    const found = [alias, name].find((one) => typeof one === "string" && one !== "");
    if (found !== undefined) return String(found);
  }
  return "Portal";
}
