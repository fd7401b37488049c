import type { Host } from "../host-parts.ts";
import { notFound } from "../errors.ts";
import { liveChannels } from "../notify/preferences.ts";
import { textsOn } from "../texts/texts-on.ts";
import type { PortalViewer } from "../viewer.ts";

export interface ReminderChoices {
  email: { address: string };
  /** Texts: whether this practice sends any, and whether this person has agreed to them. */
  sms: { available: boolean; on: boolean };
  preferences: Record<string, { email: boolean; sms: boolean; push: boolean }>;
}

/** The channels of a portal user with what is chosen for each kind of notice. */
export async function reminderChoices(host: Host, viewer: PortalViewer): Promise<ReminderChoices> {
  const user = await host.people.of(viewer.practiceId).portalUser(viewer.portalUserId);
  if (!user) throw notFound("this portal user");
  return {
    email: { address: user.email },
    sms: { available: await textsOn(host, viewer.practiceId), on: (await liveChannels(host, viewer.portalUserId)).has("sms") },
    preferences: await host.notifier.preferences({ portalUserId: viewer.portalUserId }),
  };
}
