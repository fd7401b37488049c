import type { KeyboardEvent } from "react";

const typing = "input, textarea, select, [contenteditable], summary, button, a, audio";

/** Arrow keys, Home and End move between items; Escape goes from a control or item back to the region. */
export function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const region = event.currentTarget;
  const target = event.target as HTMLElement;
  if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  if (event.key === "Escape") {
    // Something inside, such as an open menu or dialog, takes it first.
    if (target === region || target.closest("dialog[open], details[open] nav")) return;
    const item = target.closest<HTMLElement>("[data-item]");
    (item && item !== target ? item : region).focus({ preventScroll: true });
    return;
  }
  const items = [...region.querySelectorAll<HTMLElement>("[data-item]")];
  if (items.length === 0 || (target !== region && target.matches(typing))) return;
  const next = nextItem(event.key, items, items.indexOf(target.closest<HTMLElement>("[data-item]") ?? target));
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function nextItem(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  // From the region itself, up starts at the newest, which is what is in sight.
  if (key === "ArrowUp") return at < 0 ? items.at(-1) : items[at - 1];
  if (key === "ArrowDown") return at < 0 ? items[0] : items[at + 1];
  return undefined;
}

const focusable = "a[href], button, summary, input, select, textarea, audio";

/**
 * Takes the controls of finished cards and of messages out of the Tab order, so that a long history is one stop;
 * they come back while their own item has the focus.
 */
export function quietControls(region: HTMLElement, active: Element | null): void {
  for (const row of region.querySelectorAll<HTMLElement>("[data-item]")) {
    const quiet = (row.dataset["quiet"] !== undefined || row.querySelector("article") === null) && !row.contains(active) && row.dataset["row"] !== undefined && row.dataset["stop"] === undefined;
    for (const control of row.querySelectorAll<HTMLElement>(focusable)) {
      if (quiet) control.tabIndex = -1;
      else control.removeAttribute("tabindex");
    }
  }
}
