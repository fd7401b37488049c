import type { PluginContext, Tx } from "@anteroom/core/server";
import { lockGiven } from "./find-given.ts";
import { packetWorkflow } from "./packet-workflow.ts";
import { isOver, stepStates } from "./step-states.ts";

/** After a step changed: the packet is done when all its steps are, and open again when one comes back. */
export async function followSteps(ctx: PluginContext, id: string, tx: Tx): Promise<void> {
  const packet = await lockGiven(ctx, id, tx);
  if (!packet || packet.state === "revoked") return;
  const steps = (await stepStates(ctx, [packet], tx)).get(id) ?? [];
  const over = steps.every(isOver) && steps.some((step) => step.state === "done");
  if (over !== (packet.state === "done")) {
    await ctx.workflows.send(packetWorkflow, id, { type: over ? "finish" : "reopen" }, tx);
    if (over) await sayItIsDone(ctx, packet, tx);
  } else await ctx.cards.touch("forms.packet", id, tx);
}

async function sayItIsDone(ctx: PluginContext, packet: { id: string; title: string; clientId: string; portalUserId: string }, tx: Tx): Promise<void> {
  const { id: conversationId } = await ctx.inbox.conversationOf(packet.portalUserId, tx);
  const user = await ctx.people.portalUser(packet.portalUserId, tx);
  await ctx.inbox.postEvent({ conversationId, key: `packet-done:${packet.id}`, forPortal: `You finished ${packet.title}`, forStaff: `${user ? user.nameUsed || user.firstName : "The client"} finished ${packet.title}` }, tx);
  await ctx.audit("finished-packet", { subject: packet.id, clientId: packet.clientId }, tx);
}
