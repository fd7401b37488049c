import { z } from "zod";
import { defineNotification } from "../../notify/define-notification.ts";

/** Tells a portal user that staff have decided; the sentence is that of any message, and the conversation says which change it was. */
export const changeNotification = defineNotification({
  kind: "core.change-decided",
  class: "message",
  data: z.object({ changeId: z.string() }),
  example: { changeId: "01JD0000000000000000000000" },
});
