import { AppError, addDays, instantOf, readDate, writeDate } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { practiceDay } from "../invoices/practice-day.ts";
import { sealText } from "../sealed.ts";
import { lockPolicy } from "./find-policy.ts";
import { policies } from "./policy-rows.ts";
import type { PolicyRow } from "./policy-rows.ts";
import { policyWorkflow } from "./policy-workflow.ts";
import type { PolicyTimes } from "./policy-workflow.ts";
import { tellPeople } from "./tell-people.ts";

const month = 30 * 86_400_000;

/** When a policy with this last day ends, and when its client is told: 30 days before. */
export async function timesOf(ctx: PluginContext, endsDay: string | null): Promise<PolicyTimes> {
  const last = endsDay ? readDate(endsDay) : null;
  if (!last) return { endsIn: null, warnIn: null };
  const { timeZone } = await ctx.people.practice();
  const endsIn = Math.max(0, instantOf(addDays(last, 1), 0, timeZone) - ctx.now());
  return { endsIn, warnIn: Math.max(0, endsIn - month) };
}

const over = (row: PolicyRow): AppError => new AppError("CONFLICT", row.state === "rejected" ? "This was rejected already." : row.replacedBy ? "Another has taken its place. Look at that one." : "This insurance has ended.");

/** Somebody looks at it. */
export async function reviewPolicy(ctx: PluginContext, tx: Tx, id: string): Promise<void> {
  const row = await lockPolicy(ctx, tx, id);
  if (row.state === "in review") return;
  if (row.state !== "submitted") throw row.state === "verified" ? new AppError("CONFLICT", "This is verified already.") : over(row);
  await ctx.workflows.send(policyWorkflow, id, { type: "review" }, tx);
  await ctx.audit("reviewed-insurance", { subject: id, clientId: row.clientId }, tx);
}

/** It holds, with this copay and these days; the verified one before it of its rank ends, at the latest the day before. Of one that is verified the days and the copay change. */
export async function verifyPolicy(ctx: PluginContext, tx: Tx, of: { id: string; copay: number | null; startsDay: string | null; endsDay: string | null; by: string }): Promise<void> {
  const { id, copay, startsDay, endsDay } = of;
  const row = await lockPolicy(ctx, tx, id);
  if (row.state === "rejected" || row.state === "expired") throw over(row);
  const options = { transaction: tx.sequelize };
  const times = await timesOf(ctx, endsDay);
  await ctx.model(policies).update({ copay, startsDay, endsDay, warnedAt: null, currency: await ctx.setting<string>("currency"), decidedAt: ctx.now(), decidedBy: of.by }, { where: { practiceId: ctx.practiceId, id }, ...options });
  if (row.state === "verified") await ctx.workflows.send(policyWorkflow, id, { type: "dates", ...times }, tx);
  else {
    await endOthers(ctx, tx, { ...row, startsDay });
    await ctx.workflows.send(policyWorkflow, id, { type: "verify", ...times }, tx);
  }
  await ctx.audit("verified-insurance", { subject: id, clientId: row.clientId }, tx);
  await tellPeople(ctx, tx, row, { kind: "payments.insurance-decided", key: `verified:${id}:${ctx.now()}` });
}

async function endOthers(ctx: PluginContext, tx: Tx, of: Pick<PolicyRow, "id" | "clientId" | "rank" | "startsDay">): Promise<void> {
  const options = { transaction: tx.sequelize };
  const today = await practiceDay(ctx);
  const others = (await ctx.model(policies).findAll({ where: { practiceId: ctx.practiceId, clientId: of.clientId, rank: of.rank, state: "verified" }, ...options, lock: true })).map((row) => row.get());
  for (const old of others) {
    const start = of.startsDay ? readDate(of.startsDay) : null;
    const dayBefore = start ? writeDate(addDays(start, -1)) : null;
    // Without a first day the new one corrects the old one, for whatever day is asked.
    const endsDay = dayBefore && (!old.endsDay || old.endsDay > dayBefore) ? dayBefore : old.endsDay;
    await ctx.model(policies).update({ replacedBy: of.id, followed: 1, endsDay }, { where: { practiceId: ctx.practiceId, id: old.id }, ...options });
    await ctx.workflows.send(policyWorkflow, old.id, dayBefore && dayBefore >= today ? { type: "dates", ...(await timesOf(ctx, endsDay)) } : { type: "replace" }, tx);
  }
}

/** It does not hold, for a reason that the client reads. */
export async function rejectPolicy(ctx: PluginContext, tx: Tx, of: { id: string; reason: string; by: string }): Promise<void> {
  const row = await lockPolicy(ctx, tx, of.id);
  if (row.state === "rejected" || row.state === "expired") throw over(row);
  await ctx.model(policies).update({ reason: sealText(ctx, ["policies", of.id, "reason"], of.reason), decidedAt: ctx.now(), decidedBy: of.by }, { where: { practiceId: ctx.practiceId, id: of.id }, transaction: tx.sequelize });
  await ctx.workflows.send(policyWorkflow, of.id, { type: "reject" }, tx);
  await ctx.audit("rejected-insurance", { subject: of.id, clientId: row.clientId }, tx);
  await tellPeople(ctx, tx, row, { kind: "payments.insurance-decided", key: `rejected:${of.id}` });
}
