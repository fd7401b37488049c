import type { Host } from "../host-parts.ts";

/** Whether this portal sends texts and the practice wants them sent. */
export const textsOn = async (host: Host, practiceId: string): Promise<boolean> => host.sms !== null && (await host.settings.effective(practiceId, "core"))["textMessages"]?.value !== false;
