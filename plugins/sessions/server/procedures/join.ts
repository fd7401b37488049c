import { z } from "zod";
import { AppError, idInput } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { joinTime } from "../joining/join-window.ts";
import { lateOf } from "../joining/late-words.ts";
import { sayLate } from "../joining/say-late.ts";
import { meetingLink, meetingOf } from "../joining/meeting-link.ts";
import { findSession } from "../list/find-session.ts";
import { sessionLines } from "../list/session-line.ts";
import { waitingNotification } from "../notifications.ts";
import { settingsOf } from "../settings.ts";
import { sessions, standing } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";
import { portalProcedure } from "../trpc.ts";

/** As scheduling has it. */
const lateBeforeMs = 2 * 3_600_000;

/** @throws AppError `CONFLICT` when it cannot be joined (any more). */
function mustBeJoinable(ctx: PluginContext, row: Session): void {
  if (row.place !== "video") throw new AppError("CONFLICT", "This session is not by video.");
  if (!standing.includes(row.state)) throw new AppError("CONFLICT", "This session does not take place.");
  const when = joinTime(row, ctx.now());
  if (when === "early") throw new AppError("CONFLICT", "You can join from 15 minutes before the session.");
  if (when === "over") throw new AppError("CONFLICT", "This session is over.");
}

/** Everything that the join page shows; the way in only while it is open to this viewer. */
export const join = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await findSession(plugin, viewer, id);
    const [line] = await sessionLines(plugin, viewer, row.clientId, [row]);
    const stands = row.place === "video" && standing.includes(row.state);
    const [meeting, { waitingRoom }, practice, link] = await Promise.all([meetingOf(plugin, row), settingsOf(plugin, { staffId: row.staffId }), plugin.people.practice(), meetingLink(plugin, row, viewer)]);
    const mayEnter = stands && (!waitingRoom || meeting?.openedAt != null);
    return {
      line: line as NonNullable<typeof line>,
      now: plugin.now(),
      practice: { name: practice.name, phone: practice.phone },
      arrived: row.arrivedAt !== null,
      seen: meeting?.seenAt != null || meeting?.openedAt != null,
      ...lateOf(row),
      mayRunLate: stands && plugin.now() >= row.startsAt - lateBeforeMs,
      href: mayEnter ? link.href : null,
      /** Nobody has set up a way in; the practice is to be asked. */
      noLink: stands && link.missing !== null,
      mayMessage: viewer.permissions.includes("messaging"),
      /** Where another time is found; null for who may not. */
      appointmentId: viewer.permissions.includes("scheduling") ? row.appointmentId : null,
    };
  });

/** The client is in the waiting room. */
export const arrive = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ id: idInput(), key: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, key } }) => {
    const session = await plugin.transaction((tx) =>
      plugin.once(`arrive:${id}:${key}`, tx, async () => {
        const row = await findSession(plugin, viewer, id, tx);
        mustBeJoinable(plugin, row);
        if (row.arrivedAt === null) {
          await plugin.model(sessions).update({ arrivedAt: plugin.now() }, { where: { practiceId: plugin.practiceId, id: row.id }, transaction: tx.sequelize });
          await plugin.notify(waitingNotification.kind, { to: { staffId: row.staffId }, data: { id: row.id }, key: `waiting:${row.id}:${row.startsAt}` }, tx);
          await plugin.audit("arrived", { subject: row.id, clientId: row.clientId }, tx);
        }
        return { clientId: row.clientId, sessionId: row.id };
      }),
    );
    plugin.emit("waiting", { staffOfClient: session.clientId }, { sessionId: session.sessionId });
    return { id };
  });

/** The client says that they will be late: the professional is told, and it stands in the conversation. */
export const late = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ id: idInput(), key: idInput(), minutes: z.coerce.number({ error: "Choose how late." }).int().min(1, "Choose how late.").max(60, "Choose 60 minutes or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, key, minutes } }) => {
    const row = await findSession(plugin, viewer, id);
    if (!standing.includes(row.state) || plugin.now() > row.endsAt) throw new AppError("CONFLICT", "This session is over or does not take place.");
    await sayLate(plugin, viewer, row, { key, minutes });
    plugin.emit("waiting", { staffOfClient: row.clientId }, { sessionId: id });
    return { id };
  });
