import { z } from "zod";
import { AppError, invalid } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { importChoices, requireBatch } from "../import-batches.ts";
import { offeredFields } from "../offered-fields.ts";
import { startJob } from "../start-job.ts";

/** Keeps which column is what, and has every row checked; nothing is imported yet. */
export const saveColumns = staffProcedure
  .meta({ permission: "core.practice" })
  .input(importChoices.extend({ batchId: z.string().max(26) }))
  .mutation(async ({ ctx: { host, viewer }, input: { batchId, ...choices } }) => {
    const { practiceId } = viewer;
    const fields = await offeredFields(host, practiceId);
    const batch = await requireBatch(host, practiceId, batchId);
    const problems: Record<string, string> = {};
    for (const { name, label, required } of fields) if (required && choices.columns[name] === undefined) problems[name] = `Choose the column with the ${label.toLowerCase()}.`;
    for (const [name, column] of Object.entries(choices.columns)) {
      if (!fields.some((field) => field.name === name)) throw invalid({ form: "One of these columns is no longer offered. Load the page again." });
      if (column >= batch.heads.length) problems[name] = "Choose a column of the file.";
    }
    if (choices.professionalId) {
      const professional = await host.people.of(practiceId).staffMember(choices.professionalId);
      if (!professional?.active || !professional.roles.includes("professional")) problems["professionalId"] = "Choose a professional of this practice.";
    } else if (choices.columns["professional"] === undefined) problems["professionalId"] = "Choose a professional, or the column that names one.";
    if (Object.keys(problems).length > 0) throw invalid(problems);
    await host.db.hotTransaction(async (sql) => {
      const now = await requireBatch(host, practiceId, batchId, sql, true);
      if (now.kind !== "clients" || !["mapping", "checking", "ready"].includes(now.state)) throw new AppError("CONFLICT", "This import was started already.");
      const next = { ...now, revision: now.revision + 1 };
      await sql.run("UPDATE import_batches SET state = 'checking', choices = ?, revision = ?, rows_done = 0, counts = '{}' WHERE id = ?", [JSON.stringify(choices), next.revision, batchId]);
      await startJob(host, next, "check", sql);
    });
    return { ok: true as const };
  });
