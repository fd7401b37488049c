import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { offerFreed } from "./offer-freed.ts";
import { waitOfferWorkflow } from "./wait-offer-workflow.ts";

const time = z.object({ staffId: z.string(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() });

const freed = ({ staffId, startsAt, endsAt }: z.infer<typeof time>) => ({ staffId, from: Date.parse(startsAt), to: Date.parse(endsAt) });

/** What a cancellation, a move or the end of a request frees is offered to the waitlist; a cancellation that can be taken back has freed nothing yet. */
export const hearFreed = [
  listen({ to: "scheduling.appointment-cancelled", version: 1, as: "waitlist-cancelled", read: time, run: (ctx, { data }) => offerFreed(ctx, freed(data), waitOfferWorkflow) }),
  listen({ to: "scheduling.appointment-changed", version: 1, as: "waitlist-changed", read: z.object({ was: time }), run: (ctx, { data }) => offerFreed(ctx, freed(data.was), waitOfferWorkflow) }),
  listen({ to: "scheduling.time-freed", version: 1, as: "waitlist-freed", read: time, run: (ctx, { data }) => offerFreed(ctx, freed(data), waitOfferWorkflow) }),
];
