import { z } from "zod";
import { capability, newId, notFound } from "@anteroom/core/server";
import { assignForm, zoneOf } from "./assign-form.ts";
import { readAssignments } from "./find-assignment.ts";
import { formOf, newestPublished } from "./forms-of.ts";
import { dayAt, isDay } from "./local-day.ts";

const id = "01JD0000000000000000000000";
const ended = new Set(["expired", "revoked"]);

/**
 * Gives somebody a form on behalf of another plugin, unless they have it already: answered or not, or with `again` one that is still to be
 * sent. The same key again gives nothing more.
 */
export const give = capability({
  version: 1,
  input: z.object({ formId: z.string(), portalUserId: z.string(), dueOn: z.string().refine(isDay, "Write the day as 2026-11-26.").nullable(), key: z.string().max(200), again: z.boolean().default(false) }),
  output: z.object({ assignmentId: z.string() }),
  example: { input: { formId: id, portalUserId: id, dueOn: "2026-11-26", key: "scheduling:1", again: false }, output: { assignmentId: id } },
  async run(ctx, { formId, portalUserId, dueOn, key, again }) {
    const { viewer } = ctx;
    // A portal user takes what is given to them elsewhere, such as a worksheet of their homework.
    if (viewer?.kind === "portal" && (viewer.portalUserId !== portalUserId || !ctx.holds("forms.answer"))) throw notFound("this person");
    const { clientId } = viewer?.kind === "portal" ? viewer : await ctx.inbox.reach({ portalUserId, permission: "forms.answer" });
    const known = (await readAssignments(ctx, { formId, portalUserId }, { limit: 1 }))[0];
    const sent = known !== undefined && known.submissions > 0 && known.state !== "returned";
    if (known && !ended.has(known.state) && !(again && sent)) return { assignmentId: known.id };
    const { versionId } = await newestPublished(ctx, formId);
    const today = dayAt(ctx.now(), await zoneOf(ctx, clientId));
    const assignmentId = await ctx.transaction((tx) =>
      ctx.once(`give:${key}`, tx, async () => {
        const made = newId();
        await assignForm(ctx, { id: made, clientId, portalUserId, form: await formOf(ctx, versionId, tx), assignedBy: viewer?.kind === "staff" ? viewer.staffId : null, dueOn: dueOn !== null && dueOn < today ? today : dueOn }, tx);
        return made;
      }),
    );
    return { assignmentId };
  },
});
