import { idInput } from "@anteroom/core/server";
import { z } from "zod";
import { amountField } from "../money/money-text.ts";
import { unbilledSessions } from "../sessions/unbilled-sessions.ts";
import { staffProcedure } from "../trpc.ts";

/** A client's sessions that can be charged and are on no invoice, as the form of a new invoice takes them. */
export const billableSessions = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ clientId: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const currency = await plugin.setting<string>("currency");
    const found = await unbilledSessions(plugin, { clientId, currency });
    return { sessions: found.map(({ appointmentId, staffId, day, description, code, placeCode, unitAmount }) => ({ appointmentId, staffId, day, description, code, placeCode, amount: amountField(unitAmount, currency), minor: unitAmount, currency })) };
  });

/** One of them. */
export interface BillableSession {
  appointmentId: string;
  staffId: string | null;
  day: string;
  description: string;
  code: string;
  placeCode: string;
  amount: string;
  minor: number;
  currency: string;
}
