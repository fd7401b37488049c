import type { MouseEvent, ReactNode } from "react";

const controls = "input:not([type=hidden]), select, textarea, button, a[href], [tabindex]";

function jumpTo(event: MouseEvent<HTMLAnchorElement>): void {
  const target = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (!target || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const isGroup = target.matches("fieldset, [role=group], [role=radiogroup]");
  const focused = isGroup ? (target.querySelector<HTMLElement>(controls) ?? target) : target;
  const isControl = focused.matches(controls) && focused.tabIndex >= 0;
  if (!focused.matches(controls)) focused.tabIndex = -1;
  event.preventDefault();
  focused.focus({ preventScroll: true });
  focused.scrollIntoView({ block: isControl ? "center" : "start" });
}

/**
 * A link to a part of this page, `href` being `#` and its id. The address stays as it is: to the router a new hash is a
 * navigation, after which what the last action answered, typed text that was refused included, would be gone.
 */
export function JumpLink({ href, className, children }: { href: `#${string}`; className?: string; children: ReactNode }) {
  return <a href={href} className={className} onClick={jumpTo}>{children}</a>;
}
