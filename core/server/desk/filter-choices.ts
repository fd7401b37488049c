import type { Host } from "../host-parts.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { StaffViewer } from "../viewer.ts";
import { staffWhoAnswer } from "./assignable-staff.ts";
import { tagsOf } from "./tags.ts";

/** What the inbox can be narrowed to. */
export interface FilterChoices {
  tags: string[];
  professionals: { id: string; name: string }[];
  /** Plugins that are on, put cards into conversations, and that this staff member works with. */
  plugins: { id: string; name: string }[];
}

/** Tags in use, colleagues and plugins with cards, to choose a filter from. */
export async function filterChoices(host: Host, viewer: StaffViewer): Promise<FilterChoices> {
  const [tags, staff, states] = await Promise.all([tagsOf(host, viewer.practiceId), staffWhoAnswer(host, viewer.practiceId), host.states.all(viewer.practiceId)]);
  const plugins = host.registry.all().flatMap((one) => {
    if (!one.plugin || one.id === "core" || one.manifest.cards.length === 0 || !states.get(one.id)?.on) return [];
    const permissions = Object.keys(one.manifest.permissions);
    const holds = permissions.length === 0 || permissions.some((permission) => holdsPermission(host.registry, viewer, permission));
    return holds ? [{ id: one.id, name: one.manifest.name }] : [];
  });
  return { tags, plugins, professionals: staff.filter((one) => one.roles.includes("professional")).map(({ staffId, name }) => ({ id: staffId, name })) };
}
