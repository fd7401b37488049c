import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { noteInput } from "../acts/appointment-input.ts";
import { declineBooking } from "../public/answer-booking.ts";
import { staffProcedure } from "../trpc.ts";

/** Declines somebody who asked for a first appointment; they read the words behind their link. */
export const declineNewClient = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), words: noteInput.pipe(z.string().min(1, "Write a few words: they read them.")) }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, words } }) =>
    plugin.transaction((tx) =>
      plugin.once(`decline-new:${id}:${key}`, tx, async () => {
        await declineBooking(plugin, tx, viewer, id, words);
        return { state: "declined" as const };
      }),
    ),
  );
