import { z } from "zod";
import { AppError } from "@anteroom/core/server";
import { reachRequest } from "../signing/reach-request.ts";
import { remindSigners } from "../signing/remind-signers.ts";
import { signersInTurn } from "../signing/tell-signers.ts";
import { openStates } from "../tables/request-rows.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

const day = 86_400_000;

/** Reminds those whose turn it is to sign, once a day at most. @throws AppError `CONFLICT` when nobody can sign now */
export const remind = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ requestId: id }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const whole = await reachRequest(plugin, viewer, input.requestId);
    const waiting = openStates.includes(whole.request.state) ? signersInTurn(whole) : [];
    if (waiting.length === 0) throw new AppError("CONFLICT", "Nobody can sign this now, so there is nobody to remind.");
    await remindSigners(plugin, whole.request.id, `remind-now:${whole.request.id}:${Math.floor(plugin.now() / day)}`);
    return { requestId: whole.request.id };
  });
