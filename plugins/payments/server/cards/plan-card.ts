import { z } from "zod";
import { AppError, cardAction, defineCard, formatCalendarDay } from "@anteroom/core/server";
import type { CardFace, PluginContext, Tx } from "@anteroom/core/server";
import { instalments, plans } from "../autopay/autopay-rows.ts";
import type { InstalmentRow, PlanRow } from "../autopay/autopay-rows.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import { methodLabel } from "../methods/method-name.ts";
import { moneyText } from "../money/money-text.ts";
import type { MethodRow } from "../payers/payer-rows.ts";
import { visiblePayers } from "../payers/visible-payers.ts";
import { answerPlan } from "../plans/answer-plan.ts";
import { payingMethod } from "../plans/paying-method.ts";

type Part = Pick<InstalmentRow, "day" | "amount" | "state">;

function planFace(state: PlanRow["state"], facts: { number: number | null; currency: string; parts: readonly Part[]; isStaff: boolean; paidWith?: string | null; now: number | string }): CardFace {
  const { parts, currency, isStaff } = facts;
  const words: Record<PlanRow["state"], [CardFace["state"], string, string]> = {
    proposed: [isStaff ? "waiting" : "live", isStaff ? "Waiting for an answer" : "To answer", "You can pay this in parts."], accepted: ["in_progress", "Agreed", "Each part is paid by itself. We tell you before."], declined: ["done", "Declined", "This plan was declined."],
    completed: ["done", "Paid", "Nothing is left to pay."], cancelled: ["cancelled", "Ended", "This plan has ended."],
  };
  const [shown, tag, text] = words[state];
  const paid = parts.filter((part) => part.state === "paid").length;
  return {
    state: shown, needsYou: state === "proposed" && !isStaff, summary: `Payment plan: ${tag}`, push: "payment",
    view: {
      kindLine: "Payment plan", title: `Invoice ${facts.number ?? ""} in ${parts.length} parts`, status: { tag, tone: shown === "live" ? "accent" : "neutral", text },
      blocks: [
        { t: "facts", items: parts.slice(0, 8).map((part) => ({ label: formatCalendarDay(part.day, { now: facts.now }), value: [moneyText(part.amount, currency)] })) },
        ...(parts.length > 8 ? [{ t: "text" as const, nodes: [`And ${parts.length - 8} more of the same.`] }] : []),
        ...(state === "accepted" ? [{ t: "progress" as const, done: paid, of: parts.length, label: `${paid} of ${parts.length} paid` }] : []),
      ],
      actions: state === "proposed" && !isStaff ? [
        { id: "accept", label: "Agree to this plan", style: "primary", do: { post: true, needsOnline: true, confirm: { title: "Agree to this plan?", text: `Each part is paid with ${facts.paidWith ?? "your card or bank account"} on its day. We tell you before each, and you can stop the plan under Payment & Insurances.`, yes: "Agree" } } },
        { id: "decline", label: "No, thank you", style: "quiet", do: { post: true } },
      ] : [],
    },
  };
}

const answer = (accept: boolean) => async (ctx: PluginContext, tx: Tx, subjectId: string) => {
  if (ctx.viewer?.kind !== "portal") return { refused: "forbidden" as const, message: "Only who pays can answer this." };
  let method: MethodRow | null;
  try {
    method = await answerPlan(ctx, tx, ctx.viewer, { id: subjectId, accept });
  } catch (error) {
    if (error instanceof AppError && error.appCode === "CONFLICT") return { refused: "conflict" as const, message: error.message };
    throw error;
  }
  return { event: { forPortal: accept ? `You agreed to a payment plan${method ? `, paid with ${methodLabel(method)}` : ""}.` : "You declined a payment plan.", forStaff: accept ? `${ctx.viewer.name} agreed to a payment plan.` : `${ctx.viewer.name} declined a payment plan.` } };
};

const sample = (state: PlanRow["state"]): CardFace => planFace(state, { number: 1042, currency: "USD", isStaff: false, now: "2026-11-27", parts: [{ day: "2026-12-01", amount: 2_000, state: "planned" }, { day: "2027-01-01", amount: 2_000, state: "planned" }] });

/** A proposal to pay in parts, answered in the conversation. */
export const planCard = defineCard({
  kind: "payments.plan",
  version: 1,
  async view(ctx, subjectIds, viewer) {
    const rows = (await ctx.model(plans).findAll({ where: { practiceId: ctx.practiceId, id: [...subjectIds] } })).map((row) => row.get());
    const [parts, asked, seen] = await Promise.all([
      ctx.model(instalments).findAll({ where: { practiceId: ctx.practiceId, planId: rows.map((row) => row.id) }, order: [["position", "ASC"]] }), ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: rows.map((row) => row.invoiceId) } }),
      Promise.all([...new Set(rows.map((row) => row.clientId))].map((id) => visiblePayers(ctx, viewer, id))),
    ]);
    const paidWith = new Map(viewer.kind === "portal" ? await Promise.all(rows.filter((row) => row.state === "proposed").map(async (row) => [row.id, (await payingMethod(ctx, { payerId: row.payerId, portalUserId: viewer.portalUserId })).method] as const)) : []);
    const mine = new Set(seen.flat().map((payer) => payer.id));
    return new Map(rows.filter((row) => mine.has(row.payerId)).map((row) => {
      const invoice = asked.map((one) => one.get()).find((one) => one.id === row.invoiceId);
      const method = paidWith.get(row.id);
      return [row.id, planFace(row.state, { paidWith: method ? methodLabel(method) : null, number: invoice?.number ?? null, currency: invoice?.currency ?? "USD", isStaff: viewer.kind === "staff", now: ctx.now(), parts: parts.map((one) => one.get()).filter((one) => one.planId === row.id) })];
    }));
  },
  actions: {
    accept: cardAction({ input: z.object({}), permission: "payments.use", run: answer(true) }),
    decline: cardAction({ input: z.object({}), permission: "payments.use", run: answer(false) }),
  },
  examples: { live: sample("proposed"), in_progress: sample("accepted"), done: sample("completed"), cancelled: sample("cancelled") },
});
