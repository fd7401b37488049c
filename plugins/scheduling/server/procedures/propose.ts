import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { noteInput, optionalId, placeInput, startInput } from "../acts/appointment-input.ts";
import { orNearest } from "../acts/nearest-slots.ts";
import { makeProposal } from "../proposals/make-proposal.ts";
import { prepareProposal } from "../proposals/prepare-proposal.ts";
import { staffProcedure } from "../trpc.ts";

/**
 * Proposes up to five times to a portal user, in a card to choose from; all are held until one is chosen. `requestId` is the request that
 * it answers, `replacesId` an appointment that would move. @throws TakenError with the nearest times, and then none is held
 */
export const propose = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(
    z.object({
      key: idInput(), portalUserId: idInput("Choose whom to ask."), serviceId: idInput("Choose a service."), ...placeInput, note: noteInput, requestId: optionalId(), replacesId: optionalId(),
      times: z.array(z.object({ staffId: idInput("Choose a professional."), startsAt: startInput })).min(1, "Choose a time.").max(5, "Choose five times at most."),
    }),
  )
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { made, wanted } = await prepareProposal(plugin, input, viewer.staffId, input.key);
    await orNearest(plugin, wanted, input.times[0]?.startsAt ?? plugin.now(), () =>
      plugin.transaction((tx) =>
        plugin.once(`propose:${input.key}`, tx, async () => {
          await makeProposal(plugin, tx, made);
          return null;
        }),
      ),
    );
    return { id: input.key };
  });
