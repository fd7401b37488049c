import { useEffect } from "react";

const inSight = (element: HTMLElement): boolean => element.getClientRects().length > 0;

function regions(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(inSight);
}

/** F6 goes round the regions of the page, Shift+F6 back; Alt+M goes to the composer. */
export function useRegionKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing || document.querySelector("dialog[open]")) return;
      if (event.key === "F6" && !event.altKey && !event.metaKey) {
        const all = regions();
        if (all.length === 0) return;
        event.preventDefault();
        const at = all.findIndex((region) => region.contains(document.activeElement));
        const next = all[(at + (event.shiftKey ? (at < 0 ? 0 : -1) : 1) + all.length) % all.length];
        const control = next?.tabIndex === 0 ? next : next?.querySelector<HTMLElement>("textarea, a[href], button, summary, input:not([type=hidden])");
        return control?.focus();
      }
      // By place on the keyboard: with Option, a Mac types another letter.
      if (event.altKey && event.code === "KeyM" && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        const composer = document.getElementById("composer-text");
        if (!composer) return;
        event.preventDefault();
        composer.focus();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
