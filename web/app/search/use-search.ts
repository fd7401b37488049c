import { useEffect } from "react";
import { useActionData, useFetcher, useLoaderData } from "../remix.ts";
import type { SearchAnswer } from "./answer-search.ts";

// In memory only, so that coming back from what was found shows the list again; it goes with the page and with signing out.
let last: SearchAnswer | null = null;

/** The answer on screen: of the search that was just made, of the one before a hit was opened, or the page's own. */
export function useSearch() {
  const first = useLoaderData() as SearchAnswer;
  const fetcher = useFetcher<SearchAnswer>();
  // Without JavaScript the whole page answers.
  const posted = useActionData() as SearchAnswer | undefined;
  const fresh = fetcher.data ?? posted;
  const kept = last !== null && last.seat === first.seat && first.form.person === "" ? last : null;
  const answer = fresh ?? kept ?? first;
  useEffect(() => {
    if (fresh) last = fresh;
  }, [fresh]);
  return { answer, Form: fetcher.Form, busy: fetcher.state === "submitting" };
}
