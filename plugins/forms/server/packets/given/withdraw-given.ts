import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { withdraw } from "../../assignments/change-assignment.ts";
import { lockGiven, stepsOf } from "./find-given.ts";
import { packetWorkflow } from "./packet-workflow.ts";
import { stepStates } from "./step-states.ts";

/** Takes back what is left of a packet; steps that were sent stay as they were sent. */
export async function withdrawGiven(ctx: PluginContext, id: string, tx: Tx): Promise<void> {
  const packet = await lockGiven(ctx, id, tx);
  if (!packet || packet.state === "revoked") return;
  if (packet.state === "done") throw new AppError("CONFLICT", "This packet is done. There is nothing left to withdraw.");
  await ctx.workflows.send(packetWorkflow, id, { type: "revoke" }, tx);
  const states = (await stepStates(ctx, [packet], tx)).get(id) ?? [];
  for (const [at, step] of stepsOf(packet).entries()) {
    const state = states[at]?.state;
    if ("form" in step && state !== "done" && state !== "left-out") await withdraw(ctx, step.form, null, tx);
  }
  await ctx.audit("withdrew-packet", { subject: id, clientId: packet.clientId }, tx);
}
