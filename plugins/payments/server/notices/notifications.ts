import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { estimates } from "../estimates/estimate-rows.ts";
import { insuranceRequests, policies } from "../insurance/policy-rows.ts";
import { invoices } from "../invoices/invoice-rows.ts";

const data = z.object({ id: z.string() });
const example = { id: "01JD0000000000000000000000" };

const isStillOwed = async (ctx: PluginContext, { id }: { id: string }): Promise<boolean> => {
  const row = await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id } });
  return row !== null && ["open", "partly paid"].includes(row.get().state);
};

const isNotFollowed = async (ctx: PluginContext, { id }: { id: string }): Promise<boolean> => (await ctx.model(policies).count({ where: { practiceId: ctx.practiceId, id, followed: 0 } })) > 0;
const holdsOrNeedsThem = async (ctx: PluginContext, { id }: { id: string }): Promise<boolean> => (await ctx.model(policies).count({ where: { practiceId: ctx.practiceId, id, state: ["verified", "rejected"] } })) > 0;
const isStillAsked = async (ctx: PluginContext, { id }: { id: string }): Promise<boolean> => (await ctx.model(insuranceRequests).count({ where: { practiceId: ctx.practiceId, id, state: "open" } })) > 0;

const isToRead = async (ctx: PluginContext, { id }: { id: string }): Promise<boolean> => (await ctx.model(estimates).count({ where: { practiceId: ctx.practiceId, id, state: "sent" } })) > 0;

/** Notices about money name no amount, no invoice and no reason: they say that there is something to look at. */
export const notifications = [
  /** There is something to pay; not sent when it was paid within ten minutes. */
  defineNotification({ kind: "payments.invoice-sent", class: "payment", data, example, delayMinutes: async () => 10, stillNeeded: isStillOwed }),
  defineNotification({ kind: "payments.received", class: "payment", data, example }),
  defineNotification({ kind: "payments.failed", class: "payment", data, example }),
  /** Something was given back, taken off an invoice or taken back by a bank, or could not be given back. */
  defineNotification({ kind: "payments.changed", class: "payment", data, example }),
  /** An automatic payment comes in some hours; required, because it was promised when it was agreed to. */
  defineNotification({ kind: "payments.autopay-soon", class: "payment", data, example, required: true, stillNeeded: isStillOwed }),
  defineNotification({ kind: "payments.method-expires", class: "payment", data, example }),
  defineNotification({ kind: "payments.document-ready", class: "document", data, example, delayMinutes: async () => 1 }),
  defineNotification({ kind: "payments.plan", class: "payment", data, example }),
  /** A good faith estimate to read. */
  defineNotification({ kind: "payments.estimate", class: "document", data, example, delayMinutes: async () => 1, stillNeeded: isToRead }),
  /** Insurance was verified, or not accepted. */
  defineNotification({ kind: "payments.insurance-decided", class: "task", data, example, stillNeeded: holdsOrNeedsThem }),
  /** Insurance ends in 30 days, or has ended; not when the next was sent. */
  defineNotification({ kind: "payments.insurance-ends", class: "task", data, example, stillNeeded: isNotFollowed }),
  defineNotification({ kind: "payments.insurance-needed", class: "task", data, example, delayMinutes: async () => 10, stillNeeded: isStillAsked }),
];
