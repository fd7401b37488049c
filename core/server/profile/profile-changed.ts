import { z } from "zod";
import { defineEvent } from "../outbox/define-event.ts";

/** Something that counts for Profile Completion was filled in, by either side. */
export const profileChanged = defineEvent({
  name: "core.profile-changed",
  version: 1,
  schema: z.object({ clientId: z.string() }),
  example: { clientId: "01JD0000000000000000000000" },
});
