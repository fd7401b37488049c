import { AppError, idInput, invalid, notFound } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { isNeutral } from "../cards/charge-words.ts";
import { matters } from "../desk/matter-rows.ts";
import { openMatter } from "../desk/open-matter.ts";
import { openLines } from "../documents/line-table.ts";
import { aboutWords } from "../invoices/about-words.ts";
import { invoiceFor, linesOf } from "../invoices/find-invoice.ts";
import { mayAskPlan } from "../plans/may-ask-plan.ts";
import { portalProcedure } from "../trpc.ts";

const wish = "I would like to pay this in parts.";

/** Sent once more, such as by a second press, it is the same wish. */
const wasAsked = async (ctx: PluginContext, key: string): Promise<boolean> => (await ctx.model(matters).count({ where: { practiceId: ctx.practiceId, id: key } })) > 0;

/** A question about an invoice or one of its lines, or (`plan`) the wish to pay it in parts: a message in a conversation with the people who bill. Sent twice it is one message. */
export const question = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ key: idInput(), invoiceId: idInput(), lineId: idInput().nullable().default(null), plan: z.boolean().default(false), text: z.string().trim().max(2_000, "Use 2,000 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, invoiceId, lineId, plan, text } }) => {
    if (!plan && text === "") throw invalid({ text: "Write your question." });
    const row = await invoiceFor(plugin, viewer, invoiceId);
    const line = lineId ? openLines(plugin, await linesOf(plugin, [invoiceId])).find((one) => one.id === lineId) : undefined;
    if (lineId && !line) throw notFound("this line");
    if (!plugin.holds("messages.take-part", viewer)) throw new AppError("UNAVAILABLE", "You cannot send messages here. Call your practice to ask about this.");
    if (plan && !(await mayAskPlan(plugin, row)) && !(await wasAsked(plugin, key))) throw new AppError("CONFLICT", "There is a plan for this invoice already, or nothing left to pay on it.");
    const billers = await plugin.people.staffWith("payments.bill");
    const { conversationId } = await plugin.inbox.openTopic(viewer, { portalUserId: viewer.portalUserId, key: "billing", label: "Billing", staffIds: billers.slice(0, 20).map((one) => one.id) });
    const about = aboutWords(row, line, { neutral: await isNeutral(plugin, row.clientId), now: plugin.now() });
    await plugin.inbox.send(viewer, { conversationId, key, text: [about, ...(plan ? [wish] : []), ...(text === "" ? [] : [text])].join("\n") });
    await plugin.transaction((tx) => openMatter(plugin, tx, { id: key, kind: plan ? "plan" : "question", clientId: row.clientId, invoiceId, conversationId }));
    return { conversationId };
  });
