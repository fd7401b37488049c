import type { Host } from "../../host-parts.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a session lives: idle on a shared device as the practice says (15 minutes), 14 days on one's own. */
export async function idleLimit(host: Host, ownDevice: boolean, practiceId: string | null): Promise<number> {
  if (ownDevice) return 14 * day;
  const minutes = practiceId ? await coreSetting(host, practiceId, "idleMinutes", 15) : 15;
  return Math.min(60, Math.max(1, minutes)) * minute;
}

/** When a session ends whatever happens: after 12 hours, or 30 days on one's own device. */
export const absoluteLimit = (ownDevice: boolean): number => (ownDevice ? 30 * day : 12 * hour);

/** A setting of core as the practice has it; `otherwise` where it has none of this type. */
export async function coreSetting<Value>(host: Host, practiceId: string, name: string, otherwise: Value): Promise<Value> {
  const found = (await host.settings.effective(practiceId, "core"))[name]?.value;
  return typeof found === typeof otherwise ? (found as Value) : otherwise;
}
