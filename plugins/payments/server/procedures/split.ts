import { idInput, invalid, newId } from "@anteroom/core/server";
import { z } from "zod";
import { ownPayer, wholeShare } from "../payers/own-payer.ts";
import { nameOfPayer } from "../payers/name-of-payer.ts";
import { payers } from "../payers/payer-rows.ts";
import { balanceOf } from "../ledger/balance-of.ts";
import { staffProcedure } from "../trpc.ts";

/** Who pays a client's charges, their parts, and what each owes. */
export const clientPayers = staffProcedure
  .meta({ permission: "payments.see" })
  .input(z.object({ clientId: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    const client = await plugin.people.clientFor(viewer, clientId);
    const [rows, users, currency] = await Promise.all([plugin.model(payers).findAll({ where: { practiceId: plugin.practiceId, clientId }, order: [["isOwn", "DESC"], ["id", "ASC"]] }), plugin.people.portalUsersOf(clientId), plugin.setting<string>("currency")]);
    const found = rows.map((row) => row.get());
    const balances = await Promise.all(found.map((row) => balanceOf(plugin, [row.id], currency)));
    const nameOf = (id: string | null): string => nameOfPayer(id, users, client);
    return {
      currency, mayBill: plugin.holds("payments.bill", viewer), payers: found.map((row, at) => ({ id: row.id, portalUserId: row.portalUserId, name: nameOf(row.portalUserId), share: row.share, isOwn: row.isOwn === 1, balance: balances[at] ?? 0 })),
      possible: users.filter((user) => user.permissions.includes("billing")).map((user) => ({ portalUserId: user.id, name: nameOf(user.id), relationship: user.relationship })),
    };
  });

/** "50" or "33.33 %" in hundredths of a percent; 0 when it is no part. */
function shareOf(percent: string): number {
  if (!/^\d{1,3}([.,]\d{1,2})?\s*%?$/.test(percent)) return 0;
  const share = Math.round(Number(percent.replace("%", "").replace(",", ".")) * 100);
  return share <= wholeShare ? share : 0;
}

/** Splits new charges between portal users; what was charged before stays where it is. Without parts the client's own account pays all again. */
export const splitPayers = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ clientId: idInput(), parts: z.array(z.object({ portalUserId: idInput(), percent: z.string().trim().max(20) })).max(6, "Split between 6 people or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { clientId, parts: typed } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const parts = typed.map(({ portalUserId, percent }) => ({ portalUserId, share: shareOf(percent) }));
    const unread = parts.filter((part) => part.share === 0);
    if (unread.length > 0) throw invalid(Object.fromEntries(unread.map((part) => [`share-${part.portalUserId}`, "Write a part in percent, such as 50 or 33.33."])));
    const users = await plugin.people.portalUsersOf(clientId);
    if (parts.some((part) => !users.some((user) => user.id === part.portalUserId && user.permissions.includes("billing")))) throw invalid({ parts: "Each person must be a portal user of this client with the box Billing, Invoicing & Insurance." });
    if (new Set(parts.map((part) => part.portalUserId)).size !== parts.length) throw invalid({ parts: "Each person has one part." });
    if (parts.length > 0 && parts.reduce((sum, part) => sum + part.share, 0) !== wholeShare) throw invalid({ parts: "The parts must make 100%." });
    await plugin.transaction(async (tx) => {
      const options = { transaction: tx.sequelize };
      await ownPayer(plugin, tx, clientId);
      await plugin.model(payers).update({ share: 0 }, { where: { practiceId: plugin.practiceId, clientId }, ...options });
      if (parts.length === 0) await plugin.model(payers).update({ share: wholeShare }, { where: { practiceId: plugin.practiceId, id: clientId }, ...options });
      for (const { portalUserId, share } of parts) {
        const [changed] = await plugin.model(payers).update({ share }, { where: { practiceId: plugin.practiceId, clientId, portalUserId }, ...options });
        if (changed === 0) await plugin.model(payers).create({ id: newId(), practiceId: plugin.practiceId, clientId, portalUserId, share, isOwn: 0, customers: "{}", createdAt: plugin.now() }, options);
      }
      await plugin.audit("split-payers", { clientId, detail: { people: parts.length } }, tx);
    });
    return { ok: true as const };
  });
