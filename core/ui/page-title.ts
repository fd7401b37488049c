/** What the title of a page is made of: its matches, the layouts around it first. */
type Matches = readonly unknown[];

/** "Page – Practice", the practice's alias or name as the layout around the page knows it. Never put what anybody wrote into it. */
export const titleIn = (matches: Matches, page: string): string => `${page} – ${placeName(matches.map((match) => (match as { data?: unknown } | null)?.data))}`;

/** A page's `meta`, with the title of `titleIn`. */
export const pageTitle =
  (page: string) =>
  ({ matches }: { matches: Matches }): { title: string }[] => [{ title: titleIn(matches, page) }];

/** The name of the place in what the loaders around a page answered; "Portal" where nobody is signed in. */
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
