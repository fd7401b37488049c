import { z } from "zod";
import { idInput, pageCursor, pageOf } from "@anteroom/core/server";
import { dayIn } from "../due-words.ts";
import { repeatWords } from "../recurrence.ts";
import { openBody } from "../to-do-body.ts";
import { toDoFace } from "../to-do-face.ts";
import { plainRow, toDos } from "../to-do-rows.ts";
import type { ToDo } from "../to-do-rows.ts";
import { staffProcedure } from "../trpc.ts";

/** A client's to-dos, the newest first, and whom the viewer may give one. */
export const chart = staffProcedure
  .meta({ permission: "to-dos.manage" })
  .input(z.object({ clientId: idInput(), after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, after } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const people = await plugin.inbox.reachable({ clientId, permission: "to-dos.use" });
    const { rows, next } = await pageOf(plugin.model(toDos), { where: { practiceId: plugin.practiceId, clientId }, after });
    const names = new Map(people.map((one) => [one.portalUserId, one.name]));
    const now = plugin.now();
    const zone = viewer.timeZone;
    const today = dayIn(now, zone);
    const lines = rows.map((raw) => {
      const row = plainRow({ get: () => raw as ToDo });
      const body = openBody(plugin, row);
      const { view } = toDoFace({ row, body, side: "staff", own: false, now, today, zone });
      const who = row.forStaff ? (row.staffId ? ((row.staffId === viewer.staffId ? "You" : "A colleague")) : "The team") : row.portalUserId ? (names.get(row.portalUserId) ?? "Somebody without access now") : "Anybody of the portal users";
      return {
        id: row.id, title: body.title, note: body.note, state: row.state, who, by: body.by,
        tag: row.state === "scheduled" ? "Planned" : view.status.tag,
        tone: view.status.tone,
        detail: (view.status.text ?? "").replace(/\.$/, ""),
        repeat: row.repeat ? repeatWords[row.repeat] : "",
        dueDay: row.dueDay,
        today,
      };
    });
    return { people: people.map(({ conversationId, name }) => ({ conversationId, name })), lines, next };
  });
