import { staffProcedure } from "../../trpc/core-procedures.ts";
import { permissionPresets } from "../permissions.ts";

/** The sets of boxes that staff start from. */
export const presets = staffProcedure
  .meta({ permission: "core.portal-users" })
  .query(() => Object.entries(permissionPresets).map(([id, preset]) => ({ id, label: preset.label, permissions: [...preset.permissions] })));
