import { z } from "zod";
import { AppError, idInput, instantsOf, invalid, readDate, stale } from "@anteroom/core/server";
import { followSession } from "../check-ins/follow-session.ts";
import { keepMeeting } from "../joining/keep-meeting.ts";
import { findSession } from "../list/find-session.ts";
import { places, sessions, standing } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";
import { staffProcedure } from "../trpc.ts";

const states = ["booked", "completed", "no-show", "cancelled", "practice-cancelled"] as const;
const year = 366 * 86_400_000;

/** Writes down a session by hand: one that came about without scheduling. */
export const record = staffProcedure
  .meta({ permission: "sessions.manage" })
  .input(z.object({
    key: idInput(),
    clientId: idInput(),
    staffId: idInput("Choose the professional."),
    type: z.string().trim().min(1, "Write what it is, such as Therapy session.").max(120, "Use 120 characters or fewer."),
    day: z.string().trim(),
    time: z.string().trim(),
    minutes: z.coerce.number({ error: "Write how many minutes it takes." }).int().min(5, "Write 5 minutes or more.").max(480, "Write 480 minutes or fewer."),
    place: z.enum(places, { error: "Choose where it is." }),
    state: z.enum(states, { error: "Choose how it stands." }),
  }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    const professional = await plugin.people.staffMember(input.staffId);
    if (!professional?.active) throw invalid({ staffId: "Choose the professional." });
    const date = readDate(input.day);
    const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(input.time) ?? [];
    // A time that the clocks leave out has no instant.
    const [startsAt] = date && hours && minutes ? instantsOf(date, Number(hours) * 60 + Number(minutes), professional.timeZone) : [];
    const now = plugin.now();
    if (startsAt === undefined) throw invalid({ day: "Choose a day and a time that there is where the professional is." });
    if (Math.abs(startsAt - now) > 5 * year) throw invalid({ day: "Choose a day within five years." });
    if ((input.state === "completed" || input.state === "no-show") && startsAt > now) throw invalid({ state: "It has not begun yet. Choose Booked." });
    return plugin.transaction((tx) =>
      plugin.once(`record:${input.key}`, tx, async () => {
        const row: Session = {
          id: input.key, practiceId: plugin.practiceId, clientId: input.clientId, appointmentId: null, meetingId: input.key, staffId: professional.id, type: input.type, startsAt, endsAt: startsAt + input.minutes * 60_000,
          zone: professional.timeZone, place: input.place, state: input.state, clients: 1, heardAt: now, arrivedAt: null, lateBy: null, lateSide: null, version: 1, createdAt: now, changedAt: now,
        };
        await plugin.model(sessions).create({ ...row }, { transaction: tx.sequelize });
        await keepMeeting(plugin, tx, row.meetingId);
        await followSession(plugin, tx, row);
        await plugin.audit("recorded", { subject: row.id, clientId: row.clientId }, tx);
        return { id: row.id };
      }),
    );
  });

/** Changes how a session that was written down by hand stands. One of scheduling is changed there. */
export const setState = staffProcedure
  .meta({ permission: "sessions.manage" })
  .input(z.object({ id: idInput(), key: idInput(), version: z.number().int(), state: z.enum(states, { error: "Choose how it stands." }) }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, version, state } }) =>
    plugin.transaction((tx) =>
      plugin.once(`state:${id}:${key}`, tx, async () => {
        const row = await findSession(plugin, viewer, id, tx);
        if (row.appointmentId !== null) throw new AppError("CONFLICT", "This session comes from scheduling. Change it there.");
        if (row.version !== version) throw stale("This session");
        if (!standing.includes(state as Session["state"]) && (state === "completed" || state === "no-show") && row.startsAt > plugin.now()) throw invalid({ state: "It has not begun yet." });
        await plugin.model(sessions).update({ state, version: row.version + 1, changedAt: plugin.now() }, { where: { practiceId: plugin.practiceId, id: row.id }, transaction: tx.sequelize });
        await followSession(plugin, tx, { ...row, state });
        await plugin.audit("changed", { subject: row.id, clientId: row.clientId }, tx);
        return { id };
      }),
    ),
  );
