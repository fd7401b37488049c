import type { PluginContext } from "@anteroom/core/server";
import { lockGiven, readGiven, stepsOf } from "./find-given.ts";
import { givenPackets } from "./given-rows.ts";
import type { GivenStep } from "./given-rows.ts";

const reasons = { off: "Documents are turned off for the practice.", "not-installed": "Documents are not part of this portal.", failed: "Documents do not answer right now." } as const;

/**
 * Asks whichever plugin has documents signed for the documents of a packet, once each, under the packet's id. What cannot be asked for
 * says why to staff, who can ask again.
 */
export async function askForDocuments(ctx: PluginContext, id: string): Promise<void> {
  const [packet] = await readGiven(ctx, { id, state: "open" }, { limit: 1 });
  if (!packet) return;
  const asked = new Map<number, Partial<Extract<GivenStep, { document: string }>>>();
  for (const [at, step] of stepsOf(packet).entries()) {
    if ("form" in step || step.request !== null) continue;
    const answer = await ctx.ask<{ requestId: string; href: string } | { refused: string }>("documents.ask-to-sign", { key: `${packet.id}:${at}`, templateId: step.document, clientId: packet.clientId, portalUserId: packet.portalUserId, askedBy: packet.assignedBy });
    asked.set(at, !answer.ok ? { why: reasons[answer.reason] } : "refused" in answer.data ? { why: answer.data.refused } : { request: answer.data.requestId, href: answer.data.href, state: "asked", why: null });
  }
  if (asked.size === 0) return;
  await ctx.transaction(async (tx) => {
    const locked = await lockGiven(ctx, id, tx);
    if (!locked) return;
    const steps = stepsOf(locked).map((step, at) => ({ ...step, ...asked.get(at) }));
    await ctx.model(givenPackets).update({ steps: JSON.stringify(steps) }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
    await ctx.cards.touch("forms.packet", id, tx);
  });
}
