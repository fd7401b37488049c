import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import { readAlert } from "./find-alert.ts";

/** Tells staff that an answer waits to be looked at now. Cannot be turned off; says nothing about whom or what. */
export const alertNotification = defineNotification({
  kind: "forms.alert",
  class: "task",
  required: true,
  data: z.object({ alertId: z.string() }),
  example: { alertId: "01JD0000000000000000000000" },
  stillNeeded: async (ctx, { alertId }) => (await readAlert(ctx, alertId))?.state === "waiting",
});
