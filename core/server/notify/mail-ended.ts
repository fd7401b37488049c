import { z } from "zod";
import { defineEvent } from "../outbox/define-event.ts";

/** A mail about an account or invitation was taken by the mail server, or refused for good; `portalUserId` is empty when it went to staff. */
export const mailEnded = defineEvent({
  name: "core.mail-ended",
  version: 1,
  schema: z.object({ template: z.string(), portalUserId: z.string(), recipientId: z.string().default(""), sent: z.boolean(), reason: z.string() }),
  example: { template: "invitation", portalUserId: "01JDKZ8Q6V3M5X7Y9A1B2C3D4E", recipientId: "01JDKZ8Q6V3M5X7Y9A1B2C3D4E", sent: true, reason: "" },
});
