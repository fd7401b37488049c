import { idInput } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { z } from "zod";
import { practiceDay } from "../invoices/practice-day.ts";
import { policyFor } from "./find-policy.ts";
import { keepPhotos } from "./keep-photo.ts";
import { detailsInput, readDetails } from "./policy-details.ts";
import { policies, policyRanks } from "./policy-rows.ts";
import { inTurn, submitPolicy } from "./submit-policy.ts";

/** A policy as a form sends it, with the photos of its card, whoever types it. */
export const policyInput = detailsInput.extend({ key: idInput(), rank: z.enum(policyRanks, "Choose whether it pays first or second."), front: idInput().nullable().default(null), back: idInput().nullable().default(null) });

interface Taken {
  viewer: Viewer;
  clientId: string;
  typed: z.output<typeof policyInput>;
  /** Says in the conversations what happened. */
  tell(tx: Tx): Promise<void>;
}

/** Takes a policy that its client, or staff for them, typed. Also an edit is one: what was there before stays as it was. The same key again takes nothing more. */
export async function takePolicy(ctx: PluginContext, { viewer, clientId, typed: { key, rank, front, back, ...typed }, tell }: Taken): Promise<{ id: string }> {
  const taken = (await ctx.model(policies).findOne({ where: { practiceId: ctx.practiceId, id: key } }))?.get();
  if (taken) return { id: (await policyFor(ctx, viewer, key)).id };
  const read = readDetails(typed, await practiceDay(ctx));
  const [source, sentBy] = viewer.kind === "staff" ? (["staff", viewer.staffId] as const) : (["portal", viewer.portalUserId] as const);
  await inTurn(ctx, (tx) =>
    ctx.once(`insurance:${sentBy}:${key}`, tx, async () => {
      const photos = await keepPhotos(ctx, tx, { id: key, clientId }, { front, back });
      await submitPolicy(ctx, tx, { id: key, clientId, rank, ...read, ...photos, source, sentBy });
      await tell(tx);
    }),
  );
  return { id: key };
}
