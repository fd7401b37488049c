import { staffRoles } from "../../../manifest.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { rolePermissions } from "../role-permissions.ts";

/** Which role holds which permission here, plugin by plugin; plugins that are off are among them, since they may come back on. */
export const listRolePermissions = staffProcedure.meta({ permission: "core.team" }).query(async ({ ctx }) => {
  const { host, viewer } = ctx;
  const { revision, groups } = await rolePermissions(host, viewer.practiceId);
  return { revision, roles: staffRoles, groups };
});
