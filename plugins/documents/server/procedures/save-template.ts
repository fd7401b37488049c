import { z } from "zod";
import { AppError } from "@anteroom/core/server";
import { findTemplate } from "../templates/find-template.ts";
import { templates } from "../tables/template-rows.ts";
import { staffProcedure } from "../trpc.ts";
import { id, key } from "./ids.ts";

const templateInput = z.object({
  key,
  templateId: id.optional(),
  /** The revision that was on the page. */
  rev: z.number().int().default(0),
  title: z.string().trim().min(1, "Give the document a title.").max(200, "Use 200 characters or fewer."),
  source: z.string().trim().min(1, "Write the text of the document.").max(200_000, "Use 200,000 characters or fewer."),
  /** As typed; empty for never. */
  renewMonths: z.string().trim().regex(/^$|^\d{1,3}$/, "Enter a number of months, such as 12.").transform((typed) => (typed === "" ? null : Number(typed))).refine((months) => months === null || (months >= 1 && months <= 120), "Use 1 to 120 months.").default(null),
});

/** Saves the draft of a template, new or known. Throws `STALE` when somebody has changed it since. */
export const saveTemplate = staffProcedure
  .meta({ permission: "documents.templates" })
  .input(templateInput)
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { title, source, renewMonths } = input;
    return plugin.transaction((tx) =>
      plugin.once(`save-template:${viewer.staffId}:${input.key}`, tx, async () => {
        const templateId = input.templateId ?? input.key;
        const values = { title, source, renewMonths, changedAt: plugin.now() };
        if (!input.templateId) {
          await plugin.model(templates).create({ id: templateId, practiceId: plugin.practiceId, ...values, version: 0, starter: null, rev: 1, archivedAt: null }, { transaction: tx.sequelize });
        } else {
          const row = await findTemplate(plugin, templateId, tx);
          if (row.rev !== input.rev) throw new AppError("STALE", "Somebody else changed this while you were writing. Your text is still here. Copy it, load the page again, and bring both together.", { reason: "changed" });
          await plugin.model(templates).update({ ...values, rev: row.rev + 1 }, { where: { practiceId: plugin.practiceId, id: templateId }, transaction: tx.sequelize });
        }
        await plugin.audit("saved-template", { subject: templateId }, tx);
        return { templateId };
      }),
    );
  });
