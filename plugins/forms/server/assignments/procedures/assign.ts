import { z } from "zod";
import { invalid, isId } from "@anteroom/core/server";
import { staffProcedure } from "../../trpc.ts";
import { assignForm } from "../assign-form.ts";
import { checkDays } from "../check-days.ts";
import { withdraw } from "../change-assignment.ts";
import { findForStaff } from "../find-assignment.ts";
import { formOf, newestPublished } from "../forms-of.ts";
import { isDay } from "../local-day.ts";

const day = z.string().trim().refine((text) => text === "" || isDay(text), "Choose a day.").default("");

const input = z.object({
  /** A ULID made by the sender: sent twice, given once. */
  key: z.string().refine(isId, "Use a ULID."),
  portalUserId: z.string().length(26, "Choose who fills it in."),
  formId: z.string().length(26, "Choose a form."),
  /** Days in the client's zone; "" for none. */
  dueOn: day,
  closesOn: day,
  sendOn: day,
  note: z.string().trim().max(500, "Use 500 characters or fewer.").default(""),
  required: z.boolean().default(true),
  /** Other portal users of the client who may read what is sent. */
  sharedWith: z.array(z.string().length(26)).max(20).default([]),
  /** A form that was not sent yet and that this one takes the place of. */
  replaces: z.string().max(26).default(""),
});

/** Gives a portal user the newest version of a form, as a card in their conversation. */
export const assign = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(input)
  .mutation(async ({ ctx: { plugin, viewer }, input: asked }) => {
    const user = await plugin.inbox.reach({ portalUserId: asked.portalUserId, permission: "forms.answer" });
    const { versionId } = await newestPublished(plugin, asked.formId);
    const days = await checkDays(plugin, user.clientId, asked);
    const others = new Set((await plugin.people.portalUsersOf(user.clientId)).filter((one) => one.id !== user.portalUserId && one.status !== "removed").map((one) => one.id));
    if (asked.sharedWith.some((id) => !others.has(id))) throw invalid({ sharedWith: "Choose people who use the portal for this client." });
    const replaced = asked.replaces ? await findForStaff(plugin, viewer, asked.replaces) : null;
    await plugin.transaction((tx) =>
      plugin.once(`assign:${asked.key}`, tx, async () => {
        if (replaced) await withdraw(plugin, replaced.id, asked.key, tx);
        const form = await formOf(plugin, versionId, tx);
        const { note, required, sharedWith } = asked;
        await assignForm(plugin, { id: asked.key, clientId: user.clientId, portalUserId: user.portalUserId, form, assignedBy: viewer.staffId, ...days, note: note || null, required, sharedWith }, tx);
        return null;
      }),
    );
    return { id: asked.key, enrolled: user.status === "active" };
  });
