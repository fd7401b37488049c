import { useEffect, useRef } from "react";
import { useLocation, useNavigation } from "../remix.ts";

/** After moving to another page, reading starts at its heading. The first page of a visit is left alone. */
export function usePageFocus(): void {
  const { pathname, hash } = useLocation();
  const { state } = useNavigation();
  const last = useRef(pathname);
  useEffect(() => {
    if (state !== "idle" || last.current === pathname) return;
    last.current = pathname;
    if (hash === "") document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    // Whoever was led here to write goes on writing.
    if (hash === "#composer-text") document.getElementById("composer-text")?.focus();
  }, [pathname, hash, state]);
}
