import { holdsPermission } from "../../people/permissions.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";

/** Core's permissions that the viewer holds, for what a page offers; procedures decide again. */
export const myPermissions = staffProcedure.meta({ public: "Everybody may know what they may do." }).query(({ ctx }) => {
  const { host, viewer } = ctx;
  return Object.keys(host.registry.get("core")?.manifest?.permissions ?? {}).filter((key) => holdsPermission(host.registry, viewer, key));
});
