import type { PluginContext, Tx } from "@anteroom/core/server";
import { payers } from "./payer-rows.ts";
import type { PayerRow } from "./payer-rows.ts";

/** The whole, in hundredths of a percent. */
export const wholeShare = 10_000;

/** Of a payer who pays nothing new. */
export const paysNothing = { share: 0, fixedMinor: null, fixedCurrency: "" } as const;

/** The client's own account, made at the first need. It has the client's id, so that two who need it at once make one. */
export async function ownPayer(ctx: PluginContext, tx: Tx, clientId: string): Promise<PayerRow> {
  const where = { practiceId: ctx.practiceId, id: clientId };
  const find = async (): Promise<PayerRow | undefined> => (await ctx.model(payers).findOne({ where, transaction: tx.sequelize }))?.get();
  const known = await find();
  if (known) return known;
  const row: PayerRow = { ...where, clientId, portalUserId: null, share: wholeShare, fixedMinor: null, fixedCurrency: "", isOwn: 1, customers: "{}", createdAt: ctx.now() };
  await ctx.model(payers).bulkCreate([row], { ignoreDuplicates: true, transaction: tx.sequelize });
  return (await find()) ?? row;
}

/** Who pays new charges of a client, with their parts; the client's own account until a split was made. */
export async function sharingPayers(ctx: PluginContext, tx: Tx, clientId: string): Promise<PayerRow[]> {
  await ownPayer(ctx, tx, clientId);
  return payersSharing(ctx, clientId, tx);
}

/** The same without making an account: nobody for a client who was never charged. */
export async function payersSharing(ctx: PluginContext, clientId: string, tx?: Tx): Promise<PayerRow[]> {
  const rows = (await ctx.model(payers).findAll({ where: { practiceId: ctx.practiceId, clientId }, order: [["id", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) })).map((row) => row.get());
  // After a merge the record that went keeps its account for what it owed; new charges go to the one that stays.
  return rows.filter((row) => (row.share > 0 || row.fixedMinor !== null) && (row.isOwn === 0 || row.id === clientId));
}
