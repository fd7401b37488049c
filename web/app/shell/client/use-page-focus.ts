import { useEffect, useRef } from "react";
import { useLocation } from "../../remix.ts";

/** After a change of page the focus goes to its `h1`, so that reading starts there; the first page and jumps within one keep theirs. */
export function usePageFocus(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }, [pathname]);
}
