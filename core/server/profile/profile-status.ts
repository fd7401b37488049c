import type { Host } from "../host-parts.ts";
import type { ProfileItem } from "../plugins/define-plugin.ts";
import type { PortalViewer } from "../viewer.ts";

export interface ProfileLine {
  id: string;
  label: string;
  path: string;
  done: boolean;
}

export interface ProfileStatus {
  /** False when the practice does not use Profile Completion. */
  enabled: boolean;
  /** Done ÷ asked for, in whole percent; 100 when nothing is asked for. */
  percent: number;
  items: ProfileLine[];
}

/** Items that the practice counts, that this person may fill in, and whose plugin is on. */
export async function itemsFor(host: Host, viewer: PortalViewer): Promise<{ pluginId: string; item: ProfileItem }[]> {
  const settings = await host.settings.effective(viewer.practiceId, "core");
  if (settings["profileCompletion"]?.value !== true) return [];
  const chosen = settings["profileItems"]?.value as string[] | null;
  const states = await host.states.all(viewer.practiceId);
  const candidates = host.registry
    .profileItems()
    .filter(({ pluginId, item }) => states.get(pluginId)?.on && viewer.permissions.includes(item.permission) && (chosen === null || chosen.includes(item.id)));
  const offered = await Promise.all(candidates.map(({ pluginId, item }) => item.isOffered?.(host.context(pluginId, viewer.practiceId, viewer)) ?? true));
  return candidates.filter((_, at) => offered[at]);
}

/** What is filled in, by either side, and what is left (PROF-02). */
export async function profileStatus(host: Host, viewer: PortalViewer): Promise<ProfileStatus> {
  const settings = await host.settings.effective(viewer.practiceId, "core");
  const asked = await itemsFor(host, viewer);
  const items = await Promise.all(
    asked.map(async ({ pluginId, item }): Promise<ProfileLine> => ({
      id: item.id,
      label: item.label,
      path: item.path,
      done: await item.isDone(host.context(pluginId, viewer.practiceId, viewer), viewer),
    })),
  );
  const done = items.filter((item) => item.done).length;
  return { enabled: settings["profileCompletion"]?.value === true, percent: items.length === 0 ? 100 : Math.floor((done / items.length) * 100), items };
}
