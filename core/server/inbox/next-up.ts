import type { Host } from "../host-parts.ts";
import type { PortalViewer } from "../viewer.ts";

/** What is next for a portal user, such as the next session: one line of their home. Times are epoch milliseconds. */
export interface NextUp {
  /** What it is, such as "Next session". */
  label: string;
  startsAt: number;
  endsAt: number;
  /** IANA zone to tell it in, for what takes place somewhere; the viewer's own when null. */
  zone: string | null;
  /** Where and with whom, such as "Video, with Dr Maya Rivera". */
  detail: string;
  /** Its page, and the list of all, for those who may open them. */
  href?: string;
  more?: string;
  /** Where it can be joined, while it can. */
  join?: string;
}

const limitMs = 500;

/** The soonest of what the plugins have; one that fails or is slow is left out and logged. */
export async function nextUpOf(host: Host, viewer: PortalViewer): Promise<NextUp | null> {
  const found = await Promise.all(
    host.registry.nextUps().map(async ({ pluginId, nextUp }): Promise<NextUp | null> => {
      let timer: NodeJS.Timeout | undefined;
      try {
        const state = host.states.known(viewer.practiceId, pluginId) ?? (await host.states.state(viewer.practiceId, pluginId));
        if (!state.on) return null;
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new Error(`${pluginId}: what is next took longer than ${limitMs} ms`)), limitMs);
        });
        return await Promise.race([nextUp(host.context(pluginId, viewer.practiceId, viewer), viewer), late]);
      } catch (error) {
        host.log.error({ err: error, plugin: pluginId }, "what is next could not be told");
        return null;
      } finally {
        clearTimeout(timer);
      }
    }),
  );
  return found.flatMap((one) => one ?? []).sort((a, b) => a.startsAt - b.startsAt)[0] ?? null;
}
