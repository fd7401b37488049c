import type { PluginCheck } from "../candidate.ts";

/** Profile items lead to a page of this portal. */
export const checkProfile: PluginCheck = {
  name: "profile items",
  problems: ({ id, plugin }) =>
    (plugin.profileItems ?? [])
      .filter((item) => !item.path.startsWith("/"))
      .map((item) => `${id}: the profile item "${item.id}" leads to "${item.path}"; give a path that starts with /`),
};
