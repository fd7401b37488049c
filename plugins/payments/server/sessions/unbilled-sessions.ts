import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { z } from "zod";
import { lines } from "../invoices/invoice-rows.ts";
import type { NewLine } from "../invoices/make-drafts.ts";
import { isMovedFee } from "../invoices/store-line.ts";
import { payers } from "../payers/payer-rows.ts";
import { chargeOf } from "./charge-of.ts";
import { heardSession } from "./heard-session.ts";

const answer = z.object({ appointments: z.array(heardSession) });
/** How many of a client's newest sessions are looked at. */
const looked = 200;

/** What a client's sessions cost that are on no invoice of theirs, in this currency, the newest first: those that were never charged, and those whose invoice was made void. None where scheduling is off. */
export async function unbilledSessions(ctx: PluginContext, { clientId, currency }: { clientId: string; currency: string }): Promise<(NewLine & { appointmentId: string })[]> {
  const asked = await ctx.ask<unknown>("scheduling.appointments", { clientId, statuses: ["completed", "no-show", "late-cancelled"], newestFirst: true, size: looked });
  const read = asked.ok ? answer.safeParse(asked.data) : null;
  const sessions = (read?.data?.appointments ?? []).filter((one) => one.currency === currency);
  if (sessions.length === 0) return [];
  const accounts = (await ctx.model(payers).findAll({ where: { practiceId: ctx.practiceId, clientId }, attributes: ["id"] })).map((row) => row.get().id);
  const charged = (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, appointmentId: sessions.map((one) => one.appointmentId), chargedKey: { [Op.ne]: null } as never }, attributes: ["appointmentId", "chargedKey"] })).map((row) => row.get()).filter((row) => !isMovedFee(row));
  // A group's session is charged to each who came by itself.
  const mine = new Set(charged.filter((line) => accounts.some((id) => line.chargedKey?.endsWith(`:${id}`))).map((line) => line.appointmentId));
  const taxBasisPoints = await ctx.setting<number>("taxBasisPoints");
  return sessions.filter((one) => !mine.has(one.appointmentId)).flatMap((one) => {
    const line = chargeOf(one, { taxBasisPoints });
    return line ? [{ ...line, appointmentId: one.appointmentId }] : [];
  });
}
