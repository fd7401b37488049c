import { z } from "zod";
import type { ChannelEvent } from "@anteroom/core/server";

const about = z.object({ sessionId: z.string() });

/** Hints while somebody waits; each page asks again what they mean. */
export const joiningChannel: Record<string, ChannelEvent> = {
  // Somebody is in the waiting room, or will be late: for the practice.
  waiting: { schema: about, direction: "to-client", permission: "sessions.use" },
  // The practice knows, or has let them in: for whoever waits.
  answered: { schema: about, direction: "to-client", permission: "sessions.use" },
};
