import { z } from "zod";
import { AppError } from "@anteroom/core/server";
import { sendDraft } from "../signing/send-request.ts";
import { reachRequest } from "../signing/reach-request.ts";
import { staffProcedure } from "../trpc.ts";
import { id } from "./ids.ts";

/** Sends a prepared request. The same draft is sent once. */
export const sendRequest = staffProcedure
  .meta({ permission: "documents.manage" })
  .input(z.object({ requestId: id }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const whole = await reachRequest(plugin, viewer, input.requestId);
    if (whole.request.state === "voided") throw new AppError("STALE", "This was thrown away in the meantime. Make a new request.");
    await plugin.transaction((tx) => plugin.once(`send:${input.requestId}`, tx, () => sendDraft(plugin, input.requestId, tx).then(() => null)));
    return { requestId: input.requestId };
  });
