import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { homeworkLines } from "../homework/homework-lines.ts";
import { findSession } from "../list/find-session.ts";
import { sessionLines } from "../list/session-line.ts";
import { sharedRecap } from "../recaps/shared-recap.ts";
import { portalProcedure } from "../trpc.ts";

/** One session of the viewer, with its homework and its recap when that was shared. */
export const session = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await findSession(plugin, viewer, id);
    const [line] = await sessionLines(plugin, viewer, row.clientId, [row]);
    const practice = await plugin.people.practice();
    // Asked with no page at all: only whether scheduling is there to change the appointment in.
    const scheduling = row.appointmentId === null || !viewer.permissions.includes("scheduling") ? null : await plugin.ask("scheduling.appointment", { ids: [] });
    return {
      line: line as NonNullable<typeof line>,
      now: plugin.now(),
      practice: { name: practice.name, phone: practice.phone },
      homework: await homeworkLines(plugin, viewer, { sessionId: row.id }),
      recap: await sharedRecap(plugin, row.id),
      appointment: scheduling?.ok ? row.appointmentId : null,
    };
  });
