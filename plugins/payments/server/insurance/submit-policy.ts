import type { PluginContext, Tx } from "@anteroom/core/server";
import { Op, UniqueConstraintError } from "sequelize";
import { sealJson } from "../sealed.ts";
import type { PolicyDetails } from "./policy-details.ts";
import { insuranceRequests, policies } from "./policy-rows.ts";
import type { PolicyRow } from "./policy-rows.ts";
import { policyWorkflow } from "./policy-workflow.ts";

export interface NewPolicy extends Pick<PolicyRow, "id" | "clientId" | "rank" | "startsDay" | "endsDay" | "frontFileId" | "backFileId" | "source" | "sentBy"> {
  details: PolicyDetails;
}

const tries = 4;

/** Runs what submits policies. Where two arrive at one moment, the database lets one of them wait; the other runs again and takes its place. */
export async function inTurn(ctx: PluginContext, run: (tx: Tx) => Promise<void>, left = tries): Promise<void> {
  try {
    await ctx.transaction(run);
  } catch (error) {
    if (!(error instanceof UniqueConstraintError) || left <= 1) throw error;
    await inTurn(ctx, run, left - 1);
  }
}

/** Stores a policy as it was sent, within `inTurn`. One of the same rank that nobody has decided about gives way to it; a verified one holds until the new one is verified. */
export async function submitPolicy(ctx: PluginContext, tx: Tx, { details, ...of }: NewPolicy): Promise<void> {
  const options = { transaction: tx.sequelize };
  const same = { practiceId: ctx.practiceId, clientId: of.clientId, rank: of.rank };
  const before = (await ctx.model(policies).findAll({ where: { ...same, state: { [Op.ne]: "expired" }, followed: 0 } as never, ...options, lock: true })).map((row) => row.get());
  const currency = await ctx.setting<string>("currency");
  // Only of those that were read: one that came meanwhile keeps its claim, so that this is tried again.
  await ctx.model(policies).update({ openKey: null }, { where: { practiceId: ctx.practiceId, id: before.map((row) => row.id) }, ...options });
  await ctx.model(policies).create({ ...of, openKey: `${of.clientId}:${of.rank}`, practiceId: ctx.practiceId, state: "submitted", details: sealJson(ctx, ["policies", of.id, "details"], details), copay: null, currency, reason: null, followed: 0, replacedBy: null, warnedAt: null, eligibility: null, createdAt: ctx.now(), decidedAt: null, decidedBy: null }, options);
  await ctx.workflows.start(policyWorkflow, { subjectId: of.id }, tx);
  await ctx.model(policies).update({ followed: 1 }, { where: { ...same, id: { [Op.ne]: of.id } } as never, ...options });
  for (const old of before) {
    if (old.state === "submitted" || old.state === "in review") {
      await ctx.model(policies).update({ replacedBy: of.id }, { where: { practiceId: ctx.practiceId, id: old.id }, ...options });
      await ctx.workflows.send(policyWorkflow, old.id, { type: "replace" }, tx);
    } else await ctx.cards.touch("payments.insurance", old.id, tx);
  }
  const asked = (await ctx.model(insuranceRequests).findAll({ where: { ...same, state: "open" }, ...options })).map((row) => row.get());
  for (const { id } of asked) {
    await ctx.model(insuranceRequests).update({ state: "done" }, { where: { practiceId: ctx.practiceId, id }, ...options });
    await ctx.cards.touch("payments.insurance-needed", id, tx);
  }
  await ctx.profile.touched(of.clientId, tx);
  await ctx.audit("sent-insurance", { subject: of.id, clientId: of.clientId }, tx);
}
