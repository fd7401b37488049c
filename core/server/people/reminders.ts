import type { Host } from "../host-parts.ts";
import { notFound } from "../errors.ts";
import type { PortalViewer } from "../viewer.ts";

export interface ReminderChoices {
  email: { address: string };
  /** Text messages need a sender that this portal does not have; the page says so. */
  sms: { phone: string | null; available: false; why: string };
  preferences: Record<string, { email: boolean; sms: boolean; push: boolean }>;
}

/** The channels of a portal user with what is chosen for each kind of notice. */
export async function reminderChoices(host: Host, viewer: PortalViewer): Promise<ReminderChoices> {
  const user = await host.people.of(viewer.practiceId).portalUser(viewer.portalUserId);
  if (!user) throw notFound("this portal user");
  return {
    email: { address: user.email },
    sms: { phone: user.phone, available: false, why: "Your practice does not send text messages." },
    preferences: await host.notifier.preferences({ portalUserId: viewer.portalUserId }),
  };
}
