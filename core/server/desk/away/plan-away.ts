import { invalid, notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { newId } from "../../ids.ts";
import type { StaffViewer } from "../../viewer.ts";
import { staffWhoAnswer } from "../assignable-staff.ts";
import { awayRow } from "./away-rows.ts";
import { awayWorkflow } from "./away-workflow.ts";

const longest = 366 * 24 * 60 * 60_000;

/** Plans a time in which a colleague answers in this staff member's place; it starts and ends by itself. */
export async function planAway(host: Host, viewer: StaffViewer, plan: { coverId: string; startsAt: number; endsAt: number }): Promise<{ id: string }> {
  const { practiceId, staffId } = viewer;
  const now = host.clock.now();
  if (plan.endsAt <= now) throw invalid({ endsAt: "Choose an end that is still to come." });
  if (plan.endsAt <= plan.startsAt) throw invalid({ endsAt: "Choose an end after the start." });
  if (plan.endsAt - now > longest) throw invalid({ endsAt: "Choose an end within the next year." });
  const ctx = host.context("core", practiceId, viewer);
  const id = newId();
  await host.db.transaction(async (tx) => {
    const staff = await staffWhoAnswer(host, practiceId, tx);
    const cover = staff.find((member) => member.staffId === plan.coverId);
    if (!cover || cover.staffId === staffId) throw invalid({ coverId: "Choose a colleague who answers messages." });
    const overlapping = await tx.all<{ staff_id: string }>(
      "SELECT staff_id FROM desk_away_periods WHERE practice_id = ? AND staff_id IN (?, ?) AND state <> 'ended' AND starts_at < ? AND ends_at > ?",
      [practiceId, staffId, plan.coverId, plan.endsAt, plan.startsAt],
    );
    if (overlapping.some((row) => row.staff_id === staffId)) throw invalid({ startsAt: "You have planned to be away then already." });
    if (overlapping.length > 0) throw invalid({ coverId: `${cover.name} is away then too. Choose somebody else.` });
    await tx.run("INSERT INTO desk_away_periods (id, practice_id, staff_id, cover_id, starts_at, ends_at, state, created_at) VALUES (?, ?, ?, ?, ?, ?, 'planned', ?)", [id, practiceId, staffId, plan.coverId, plan.startsAt, plan.endsAt, now]);
    const startMs = Math.max(0, plan.startsAt - now);
    await ctx.workflows.start(awayWorkflow, { subjectId: id, input: { startMs, lengthMs: plan.endsAt - Math.max(now, plan.startsAt) } }, tx);
    await ctx.audit("planned-away", { subject: id, detail: { cover: plan.coverId, from: plan.startsAt, until: plan.endsAt } }, tx);
  });
  return { id };
}

/** Ends or calls off an own period. */
export async function endAway(host: Host, viewer: StaffViewer, periodId: string): Promise<void> {
  const ctx = host.context("core", viewer.practiceId, viewer);
  await host.db.transaction(async (tx) => {
    const row = await awayRow(tx, viewer.practiceId, periodId);
    if (row?.staff_id !== viewer.staffId) throw notFound("this period");
    if (row.state === "ended") return;
    await ctx.workflows.send(awayWorkflow, periodId, { type: "end" }, tx);
    await ctx.audit("ended-away", { subject: periodId }, tx);
  });
}
