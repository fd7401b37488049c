import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";

/** A time that was held for an answer is free again: the request for it was declined, withdrawn or ran out. */
export const timeFreed = defineEvent({
  name: "scheduling.time-freed",
  version: 1,
  schema: z.object({ staffId: z.string(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }),
  example: { staffId: "01JD0000000000000000000000", startsAt: "2026-11-30T15:00:00.000Z", endsAt: "2026-11-30T15:50:00.000Z" },
});
