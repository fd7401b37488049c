import { useRouteLoaderData } from "../remix.ts";
import type { loader } from "../layouts/staff.tsx";

/** What the staff layout knows: the practice, the person and what to offer; undefined when the layout could not load. */
export function useStaffPlace() {
  return useRouteLoaderData<typeof loader>("_staff");
}
