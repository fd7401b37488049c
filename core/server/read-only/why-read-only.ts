import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";

const dayMs = 86_400_000;

/** "12 March 2027" in a zone. */
const dayIn = (at: number, timeZone: string): string => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone }).format(at);

/** When the portal of a client who was archived at `since` closes for good, epoch milliseconds. */
export async function closesAt(host: Host, practiceId: string, since: number): Promise<number> {
  const settings = await host.settings.effective(practiceId, "core");
  const days = Number(settings["archiveReadDays"]?.value ?? 90);
  return since + days * dayMs;
}

/** Why nothing may be changed here, in a sentence for the person who looks; null when changes are open to them. */
export async function whyReadOnly(host: Host, viewer: Viewer): Promise<string | null> {
  if (viewer.kind !== "portal" || !viewer.readOnly) return null;
  if (viewer.readOnly.why === "preview") return "You are looking at the portal as somebody else, so nothing can be changed. Stop the preview to go on with your own work.";
  const [practice, until] = await Promise.all([host.people.of(viewer.practiceId).practice(), closesAt(host, viewer.practiceId, viewer.readOnly.since)]);
  const call = practice.phone ? ` Call ${practice.phone} if you need something.` : ` Call ${practice.name} if you need something.`;
  const day = dayIn(until, viewer.timeZone);
  if (host.clock.now() >= until) return `${practice.name} closed this portal on ${day}.${call}`;
  return `${practice.name} has ended this portal. You can read it until ${day}, and nothing can be changed.${call}`;
}
