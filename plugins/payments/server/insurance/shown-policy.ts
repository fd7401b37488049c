import { pageOf } from "@anteroom/core/server";
import type { FileFacts, PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { openJson, openText } from "../sealed.ts";
import type { EligibilityAnswer } from "./eligibility/eligibility.ts";
import { detailsOf } from "./policy-details.ts";
import type { PolicyDetails } from "./policy-details.ts";
import { policies } from "./policy-rows.ts";
import type { PolicyRow } from "./policy-rows.ts";

export interface ShownPhoto {
  id: string;
  name: string;
  size: number;
  mime: string;
}

/** A policy as pages show it. */
export interface ShownPolicy extends Pick<PolicyRow, "id" | "rank" | "state" | "startsDay" | "endsDay" | "copay" | "currency" | "source" | "createdAt" | "decidedAt">, PolicyDetails {
  replaced: boolean;
  followed: boolean;
  warned: boolean;
  reason: string | null;
  front: ShownPhoto | null;
  back: ShownPhoto | null;
}

export const reasonOf = (ctx: PluginContext, row: Pick<PolicyRow, "id" | "reason">): string | null => (row.reason === null ? null : openText(ctx, ["policies", row.id, "reason"], row.reason));
export const eligibilityOf = (ctx: PluginContext, row: Pick<PolicyRow, "id" | "eligibility">): (EligibilityAnswer & { readAt: number }) | null => (row.eligibility === null ? null : openJson(ctx, ["policies", row.id, "eligibility"], row.eligibility));

/** Rows as pages show them, with their photos in one query. */
export async function shownPolicies(ctx: PluginContext, rows: readonly PolicyRow[]): Promise<ShownPolicy[]> {
  const files = new Map((await ctx.files.facts(rows.flatMap((row) => [row.frontFileId, row.backFileId]).filter((id) => id !== null))).map((file) => [file.id, file]));
  const photo = (file: FileFacts | undefined): ShownPhoto | null => (file ? { id: file.id, name: file.name, size: file.size, mime: file.mime } : null);
  return rows.map((row) => ({
    id: row.id, rank: row.rank, state: row.state, startsDay: row.startsDay, endsDay: row.endsDay, copay: row.copay, currency: row.currency, source: row.source, createdAt: row.createdAt, decidedAt: row.decidedAt, ...detailsOf(ctx, row),
    replaced: row.replacedBy !== null, followed: row.followed === 1, warned: row.warnedAt !== null, reason: reasonOf(ctx, row), front: photo(files.get(row.frontFileId ?? "")), back: photo(files.get(row.backFileId ?? "")),
  }));
}

/** What counts now of a client, and what counted before in pages. */
export async function policiesOf(ctx: PluginContext, clientId: string, after?: string): Promise<{ now: ShownPolicy[]; earlier: ShownPolicy[]; next: string | null }> {
  const where = { practiceId: ctx.practiceId, clientId };
  const [live, old] = await Promise.all([
    ctx.model(policies).findAll({ where: { ...where, [Op.or]: [{ state: ["submitted", "in review", "verified"] }, { state: "rejected", followed: 0 }] } as never, order: [["rank", "ASC"], ["createdAt", "DESC"]], limit: 50 }),
    pageOf(ctx.model(policies), { where: { ...where, [Op.or]: [{ state: "expired" }, { state: "rejected", followed: 1 }] } as never, by: [["createdAt", "DESC"], ["id", "DESC"]], after }),
  ]);
  const [now, earlier] = await Promise.all([shownPolicies(ctx, live.map((row) => row.get())), shownPolicies(ctx, old.rows)]);
  return { now, earlier, next: old.next };
}

/** The verified policy that holds, or held, on a day, the newest where two do; null without one. */
export async function policyOn(ctx: PluginContext, clientId: string, day: string): Promise<(PolicyDetails & Pick<PolicyRow, "id">) | null> {
  const rows = await ctx.model(policies).findAll({
    where: { practiceId: ctx.practiceId, clientId, rank: "primary", decidedAt: { [Op.ne]: null }, state: ["verified", "expired"], startsDay: { [Op.or]: [null, { [Op.lte]: day }] }, endsDay: { [Op.or]: [null, { [Op.gte]: day }] } } as never,
    order: [["createdAt", "DESC"], ["id", "DESC"]], limit: 20,
  });
  const held = rows.map((row) => row.get());
  const row = held.find((one) => one.state === "verified") ?? held[0];
  return row ? { id: row.id, ...detailsOf(ctx, row) } : null;
}
