import { z } from "zod";
import { capability, newId, notFound, readDate } from "@anteroom/core/server";
import { checkDay } from "./check-day.ts";
import { makeToDo } from "./make-to-do.ts";
import { toDoWords } from "./to-do-input.ts";

const input = z.object({
  portalUserId: z.string(),
  title: toDoWords.title,
  note: z.string().max(1000),
  /** A page of the portal, or a web address; "" for none. */
  link: z.string().max(500),
  /** `2026-11-26`, or null for no day. */
  dueDay: z.string().refine((day) => readDate(day) !== null, "Write the day as 2026-11-26.").nullable(),
  needsConfirmation: z.boolean(),
  /** The same key gives one to-do, however often it is asked. */
  key: z.string().max(200),
});

/** Gives a portal user something to do on behalf of another plugin; the same key again gives nothing more. */
export const addCapability = capability({
  version: 1,
  input,
  output: z.object({ id: z.string() }),
  example: { input: { portalUserId: "01JD0000000000000000000000", title: "Bring your insurance card", note: "", link: "", dueDay: null, needsConfirmation: false, key: "forms:1" }, output: { id: "01JD0000000000000000000001" } },
  async run(ctx, { portalUserId, title, note, link, dueDay, needsConfirmation, key }) {
    const to = await ctx.inbox.reach({ portalUserId, permission: "to-dos.use" });
    const { viewer } = ctx;
    if (viewer?.kind === "portal" && viewer.portalUserId !== portalUserId) throw notFound("this person");
    await checkDay(ctx, to.clientId, dueDay);
    const by = viewer?.kind === "staff" ? { kind: "staff" as const, id: viewer.staffId, name: viewer.name } : { kind: "portal" as const, id: portalUserId, name: (await ctx.people.practice()).name };
    const id = await ctx.transaction((tx) => ctx.once(`capability:${key}`, tx, async () => {
      const made = newId();
      await makeToDo(ctx, tx, { id: made, for: { clientId: to.clientId, portalUserId }, by, title, note, link, dueDay, repeat: null, needsConfirmation });
      await ctx.audit("gave", { subject: made, clientId: to.clientId }, tx);
      return made;
    }));
    return { id };
  },
});
