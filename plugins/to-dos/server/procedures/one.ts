import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { dayIn } from "../due-words.ts";
import { findToDo } from "../move-to-do.ts";
import { openBody } from "../to-do-body.ts";
import { toDoFace } from "../to-do-face.ts";
import { portalProcedure } from "../trpc.ts";

/** One to-do of the viewer, with the words of its card. */
export const one = portalProcedure
  .meta({ permission: "to-dos.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await findToDo(plugin, viewer, id);
    const body = openBody(plugin, row);
    const now = plugin.now();
    const own = row.byKind === "portal" && row.byId === viewer.portalUserId;
    const face = toDoFace({ row, body, side: "doer", own, now, today: dayIn(now, viewer.timeZone), zone: viewer.timeZone });
    return { id, own, state: row.state, dueDay: row.dueDay, note: body.note, link: body.link, view: face.view, answer: body.answer && row.state === "open" ? { text: body.answer, by: body.answerBy ?? "" } : null };
  });
