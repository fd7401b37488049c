import { AppError, idInput, notFound } from "@anteroom/core/server";
import { z } from "zod";
import { isNeutral } from "../cards/charge-words.ts";
import { openMatter } from "../desk/open-matter.ts";
import { openLines } from "../documents/line-table.ts";
import { aboutWords } from "../invoices/about-words.ts";
import { invoiceFor, linesOf } from "../invoices/find-invoice.ts";
import { portalProcedure } from "../trpc.ts";

/** A question about an invoice or one of its lines: a message in a conversation with the people who bill. Sent twice it is one message. */
export const question = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ key: idInput(), invoiceId: idInput(), lineId: idInput().nullable().default(null), text: z.string().trim().min(1, "Write your question.").max(2_000, "Use 2,000 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, invoiceId, lineId, text } }) => {
    const row = await invoiceFor(plugin, viewer, invoiceId);
    const line = lineId ? openLines(plugin, await linesOf(plugin, [invoiceId])).find((one) => one.id === lineId) : undefined;
    if (lineId && !line) throw notFound("this line");
    if (!plugin.holds("messages.take-part", viewer)) throw new AppError("UNAVAILABLE", "You cannot send messages here. Call your practice to ask about this.");
    const billers = await plugin.people.staffWith("payments.bill");
    const { conversationId } = await plugin.inbox.openTopic(viewer, { portalUserId: viewer.portalUserId, key: "billing", label: "Billing", staffIds: billers.slice(0, 20).map((one) => one.id) });
    const about = aboutWords(row, line, { neutral: await isNeutral(plugin, row.clientId), now: plugin.now() });
    await plugin.inbox.send(viewer, { conversationId, key, text: `${about}\n${text}` });
    await plugin.transaction((tx) => openMatter(plugin, tx, { id: key, kind: "question", clientId: row.clientId, invoiceId, conversationId }));
    return { conversationId };
  });
