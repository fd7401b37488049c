import { ownPath } from "../own-path.ts";

/** Where a sign-in leads by itself. */
export interface Landing {
  goTo: "/" | "/staff" | "/choose-portal" | "/signin/code" | "/signin/set-up-code";
}

const neverBackTo = /^\/(signin|signout|locked|forgot-password|reset-password|choose-portal)(\/|\?|$)/;
const forEverybody = /^\/(enrol|join|files)\//;

/** The page to open after a step of signing in: where the person was going when that is theirs to open, else the landing. */
export function placeAfter({ goTo }: Landing, next: string | null | undefined): string {
  const wanted = ownPath(next, "");
  if (wanted === "" || neverBackTo.test(wanted)) return goTo;
  if (goTo !== "/" && goTo !== "/staff") return withNext(goTo, wanted);
  const isStaffPage = /^\/staff(\/|\?|$)/.test(wanted);
  return forEverybody.test(wanted) || isStaffPage === (goTo === "/staff") ? wanted : goTo;
}

/** A path that remembers where to go afterwards. */
export function withNext(path: string, next: string | null | undefined): string {
  const wanted = ownPath(next, "");
  return wanted === "" || wanted === "/" ? path : `${path}${path.includes("?") ? "&" : "?"}next=${encodeURIComponent(wanted)}`;
}

/** The `next` of a page's address. */
export const nextOf = (request: Request): string => ownPath(new URL(request.url).searchParams.get("next"), "");
