import { useRouteLoaderData } from "../remix.ts";
import type { loader } from "../layouts/staff.tsx";

/** What the staff layout knows: the practice, the person and what to offer; undefined when the layout could not load. */
export function useStaffPlace() {
  return useRouteLoaderData<typeof loader>("_staff");
}

/** "Page – Practice", from what the layout loaded. */
export function staffTitle(matches: readonly unknown[], page: string): { title: string }[] {
  const layout = matches.find((match) => (match as { id?: string } | undefined)?.id === "_staff") as { data?: { practice?: string } } | undefined;
  return [{ title: `${page} – ${layout?.data?.practice ?? "Portal"}` }];
}
