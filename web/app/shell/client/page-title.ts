import { clientLayoutId, portalName } from "./portal-shell.ts";
import type { PortalShell } from "./portal-shell.ts";

/** "Page – Practice or alias", for a page's `meta`; never holds what anybody wrote. */
export function pageTitle(page: string, matches: readonly { id: string; data?: unknown }[]): string {
  const shell = matches.find((match) => match.id === clientLayoutId)?.data as PortalShell | null | undefined;
  return `${page} – ${portalName(shell?.home)}`;
}
