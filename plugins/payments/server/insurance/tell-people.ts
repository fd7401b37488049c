import type { PluginContext, PortalUser, Tx } from "@anteroom/core/server";

/** The portal users of a client who see its insurance. */
export async function insuranceSeats(ctx: PluginContext, clientId: string, tx?: Tx): Promise<PortalUser[]> {
  return (await ctx.people.portalUsersOf(clientId, tx)).filter((user) => user.permissions.includes("billing") && (user.status === "active" || user.status === "invited"));
}

/** Puts the card of a policy into the conversation of each of them, and tells them with this notice. */
export async function tellPeople(ctx: PluginContext, tx: Tx, policy: { id: string; clientId: string }, notice: { kind: "payments.insurance-decided" | "payments.insurance-ends"; key: string; line?: { forPortal: string; forStaff: string } }): Promise<void> {
  for (const seat of await insuranceSeats(ctx, policy.clientId, tx)) {
    const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
    if (notice.line) await ctx.inbox.postEvent({ conversationId, key: notice.key, ...notice.line }, tx);
    await ctx.inbox.postCard({ conversationId, kind: "payments.insurance", subjectId: policy.id }, tx);
    await ctx.notify(notice.kind, { to: { portalUserId: seat.id }, data: { id: policy.id }, key: notice.key }, tx);
  }
  await ctx.cards.touch("payments.insurance", policy.id, tx);
}
