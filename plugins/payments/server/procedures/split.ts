import { idInput, invalid, newId } from "@anteroom/core/server";
import { z } from "zod";
import { parseAmount } from "../money/parse-amount.ts";
import { ownPayer, paysNothing, wholeShare } from "../payers/own-payer.ts";
import { nameOfPayer } from "../payers/name-of-payer.ts";
import { payers } from "../payers/payer-rows.ts";
import type { PayerRow } from "../payers/payer-rows.ts";
import { balancesOf } from "../ledger/balance-of.ts";
import { staffProcedure } from "../trpc.ts";
import type { Balance } from "./overview.ts";

/** Who pays a client's charges, their parts, and what each owes: in the practice's currency first, then in the others that something is open in. */
export const clientPayers = staffProcedure
  .meta({ permission: "payments.see" })
  .input(z.object({ clientId: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    const client = await plugin.people.clientFor(viewer, clientId);
    const [rows, users, currency] = await Promise.all([plugin.model(payers).findAll({ where: { practiceId: plugin.practiceId, clientId }, order: [["isOwn", "DESC"], ["id", "ASC"]] }), plugin.people.portalUsersOf(clientId), plugin.setting<string>("currency")]);
    const found = rows.map((row) => row.get());
    const balances = await Promise.all(found.map(async (row) => told(await balancesOf(plugin, [row.id]), currency)));
    const nameOf = (id: string | null): string => nameOfPayer(id, users, client);
    return {
      currency, mayBill: plugin.holds("payments.bill", viewer), payers: found.map((row, at) => ({ id: row.id, portalUserId: row.portalUserId, name: nameOf(row.portalUserId), share: row.share, fixedMinor: row.fixedMinor, fixedCurrency: row.fixedCurrency, isOwn: row.isOwn === 1, balances: balances[at] ?? [] })),
      possible: users.filter((user) => user.permissions.includes("billing")).map((user) => ({ portalUserId: user.id, name: nameOf(user.id), relationship: user.relationship })),
    };
  });

/** Each currency by itself: nothing is converted. */
function told(balances: ReadonlyMap<string, number>, currency: string): Balance[] {
  const others = [...balances].flatMap(([one, balance]) => (one === currency || balance === 0 ? [] : [{ currency: one, balance }]));
  return [{ currency, balance: balances.get(currency) ?? 0 }, ...others.toSorted((a, b) => (a.currency < b.currency ? -1 : 1))];
}

/** "50" or "33.33 %" in hundredths of a percent; 0 when it is no part. */
function shareOf(percent: string): number {
  if (!/^\d{1,3}([.,]\d{1,2})?\s*%?$/.test(percent)) return 0;
  const share = Math.round(Number(percent.replace("%", "").replace(",", ".")) * 100);
  return share <= wholeShare ? share : 0;
}

type Part = Pick<PayerRow, "share" | "fixedMinor" | "fixedCurrency"> & { portalUserId: string };
type Typed = z.output<typeof typedPart>;

const typedPart = z.object({ portalUserId: idInput(), part: z.string().trim().max(40).default("") });

/** Parts in percent that make the whole. @throws AppError `INVALID` beside each part that cannot be read */
function readShares(typed: readonly Typed[]): Part[] {
  const parts = typed.map(({ portalUserId, part }) => ({ portalUserId, share: shareOf(part), fixedMinor: null, fixedCurrency: "" }));
  const unread = parts.filter((part) => part.share === 0);
  if (unread.length > 0) throw invalid(Object.fromEntries(unread.map((part) => [`part-${part.portalUserId}`, "Write a part in percent, such as 50 or 33.33."])));
  if (parts.length > 0 && parts.reduce((sum, part) => sum + part.share, 0) !== wholeShare) throw invalid({ parts: "The parts must make 100%." });
  return parts;
}

/** Amounts of each charge; whoever has none pays the rest. @throws AppError `INVALID` beside what cannot be read, or is a second one without an amount */
function readAmounts(typed: readonly Typed[], currency: string): Part[] {
  const problems: Record<string, string> = {};
  const parts = typed.map(({ portalUserId, part }): Part => {
    if (part === "") return { portalUserId, share: wholeShare, fixedMinor: null, fixedCurrency: "" };
    const read = parseAmount(part, { currency });
    if ("problem" in read) problems[`part-${portalUserId}`] = read.problem;
    return { portalUserId, share: 0, fixedMinor: "minor" in read ? read.minor : 0, fixedCurrency: currency };
  });
  for (const part of parts.filter(({ fixedMinor }) => fixedMinor === null).slice(1)) problems[`part-${part.portalUserId}`] = "Write an amount: only one person can pay the rest.";
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return parts;
}

/**
 * Splits new charges between portal users, by percent or by amounts of each charge; what was charged before stays where it is. The client's own
 * account pays all without parts, and what is left where everybody has an amount.
 */
export const splitPayers = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ clientId: idInput(), by: z.enum(["percent", "amount"]).default("percent"), parts: z.array(typedPart).max(6, "Split between 6 people or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { clientId, by, parts: typed } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const parts = by === "percent" ? readShares(typed) : readAmounts(typed, await plugin.setting<string>("currency"));
    const users = await plugin.people.portalUsersOf(clientId);
    if (parts.some((part) => !users.some((user) => user.id === part.portalUserId && user.permissions.includes("billing")))) throw invalid({ parts: "Each person must be a portal user of this client with the box Billing, Invoicing & Insurance." });
    if (new Set(parts.map((part) => part.portalUserId)).size !== parts.length) throw invalid({ parts: "Each person has one part." });
    await plugin.transaction(async (tx) => {
      const options = { transaction: tx.sequelize };
      await ownPayer(plugin, tx, clientId);
      await plugin.model(payers).update(paysNothing, { where: { practiceId: plugin.practiceId, clientId }, ...options });
      if (parts.every(({ share }) => share === 0)) await plugin.model(payers).update({ share: wholeShare }, { where: { practiceId: plugin.practiceId, id: clientId }, ...options });
      for (const { portalUserId, ...part } of parts) {
        const [changed] = await plugin.model(payers).update(part, { where: { practiceId: plugin.practiceId, clientId, portalUserId }, ...options });
        if (changed === 0) await plugin.model(payers).create({ id: newId(), practiceId: plugin.practiceId, clientId, portalUserId, ...part, isOwn: 0, customers: "{}", createdAt: plugin.now() }, options);
      }
      await plugin.audit("split-payers", { clientId, detail: { people: parts.length } }, tx);
    });
    return { ok: true as const };
  });
