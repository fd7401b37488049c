/** One page of the core: its address, and its file relative to `web/app`. An empty path is the layout's own index. */
export interface CoreRoute {
  path: string;
  file: string;
}

/** Pages without a layout: they work signed out. */
export const publicRoutes: readonly CoreRoute[] = [{ path: "help", file: "routes/help.tsx" }];

/** Pages of the client portal, inside `layouts/client.tsx`. */
export const clientRoutes: readonly CoreRoute[] = [];

/** Pages of the staff workspace, inside `layouts/staff.tsx`; each path starts with `staff`. */
export const staffRoutes: readonly CoreRoute[] = [];
