import { capability } from "@anteroom/core/server";
import { Op } from "sequelize";
import { z } from "zod";
import { isMovedFee } from "../invoices/store-line.ts";
import { invoices, lines } from "../invoices/invoice-rows.ts";

/** Which appointments are on an invoice that was sent. A portal user is told of their own client's alone, staff of clients whom they may see. */
export const billed = capability({
  version: 1,
  input: z.object({ appointmentIds: z.array(z.string()).max(500) }),
  output: z.object({ billed: z.array(z.string()) }),
  example: { input: { appointmentIds: ["01JD0000000000000000000000"] }, output: { billed: ["01JD0000000000000000000000"] } },
  async run(ctx, { appointmentIds }) {
    const { practiceId, viewer } = ctx;
    const charged = appointmentIds.length === 0 ? [] : (await ctx.model(lines).findAll({ where: { practiceId, appointmentId: appointmentIds, chargedKey: { [Op.ne]: null } as never }, attributes: ["appointmentId", "invoiceId", "chargedKey"] })).map((row) => row.get()).filter((row) => !isMovedFee(row));
    if (charged.length === 0) return { billed: [] };
    const sent = (await ctx.model(invoices).findAll({ where: { practiceId, id: [...new Set(charged.map((line) => line.invoiceId))], state: { [Op.notIn]: ["draft", "void"] }, ...(viewer?.kind === "portal" ? { clientId: viewer.clientId } : {}) }, attributes: ["id", "clientId"] })).map((row) => row.get());
    const seen = viewer?.kind === "staff" ? await ctx.people.clientNames(viewer, [...new Set(sent.map((row) => row.clientId))]) : null;
    const ids = new Set(sent.filter((row) => !seen || seen.has(row.clientId)).map((row) => row.id));
    return { billed: [...new Set(charged.flatMap((line) => (ids.has(line.invoiceId) && line.appointmentId ? [line.appointmentId] : [])))] };
  },
});
