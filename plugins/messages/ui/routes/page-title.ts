/** "Page – Practice", from what the layout around the page has loaded. */
export function pageTitle(matches: readonly unknown[], page: string): { title: string }[] {
  const layout = matches.find((match) => (match as { id?: string } | undefined)?.id === "_staff") as { data?: { practice?: string } } | undefined;
  return [{ title: `${page} – ${layout?.data?.practice ?? "Portal"}` }];
}
