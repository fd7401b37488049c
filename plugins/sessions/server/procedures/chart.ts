import { z } from "zod";
import { idInput, pageCursor, pageOf } from "@anteroom/core/server";
import { fillClient } from "../appointments/fill-client.ts";
import { checkInLines } from "../check-ins/check-in-face.ts";
import { homeworkLines, linesOf } from "../homework/homework-lines.ts";
import { lateOf } from "../joining/late-words.ts";
import { meetingLink, meetingOf, ownLinkOf } from "../joining/meeting-link.ts";
import { findSession } from "../list/find-session.ts";
import { listSessions } from "../list/list-sessions.ts";
import { sessionLines } from "../list/session-line.ts";
import { openBody } from "../sealed.ts";
import { checkIns } from "../tables/check-ins.ts";
import type { CheckInBody } from "../tables/check-ins.ts";
import { homework } from "../tables/homework.ts";
import { recaps } from "../tables/recaps.ts";
import type { RecapBody } from "../tables/recaps.ts";
import { staffProcedure } from "../trpc.ts";

/** A client's sessions for staff: to come, or past. */
export const chart = staffProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ clientId: idInput(), past: z.boolean().default(false), after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, past, after } }) => {
    await plugin.people.clientFor(viewer, clientId);
    await fillClient(plugin, clientId);
    const { rows, next } = await listSessions(plugin, { clientId, past, after });
    return { lines: await sessionLines(plugin, viewer, clientId, rows), next, mayManage: plugin.holds("sessions.manage") };
  });

/** Who can be named as the professional of a session that is written down by hand. */
export const professionals = staffProcedure
  .meta({ permission: "sessions.manage" })
  .input(z.object({ clientId: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const [team, all] = await Promise.all([plugin.people.careTeam(clientId), plugin.people.staffWith("sessions.manage")]);
    const first = team.filter((one) => one.active).map((one) => one.id);
    const ordered = [...all].sort((a, b) => Number(first.includes(b.id)) - Number(first.includes(a.id)));
    return { professionals: ordered.map(({ id, name, timeZone }) => ({ id, name, timeZone })) };
  });

/** One session for staff: its facts; and for who may: check-ins, homework, recap, and the way into the video. */
export const chartSession = staffProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await findSession(plugin, viewer, id);
    const [line] = await sessionLines(plugin, viewer, row.clientId, [row]);
    const shared = { line: line as NonNullable<typeof line>, clientId: row.clientId, byHand: row.appointmentId === null, version: row.version, now: plugin.now() };
    if (!plugin.holds("sessions.manage")) return { ...shared, clinical: null };
    const { practiceId } = plugin;
    const [answers, recap, meeting, link, lines] = await Promise.all([
      plugin.model(checkIns).findAll({ where: { practiceId, sessionId: row.id }, order: [["id", "ASC"]], limit: 20 }),
      plugin.model(recaps).findOne({ where: { practiceId, id: row.id } }),
      meetingOf(plugin, row),
      meetingLink(plugin, row, viewer),
      homeworkLines(plugin, viewer, { sessionId: row.id }),
    ]);
    const users = new Map((await plugin.people.portalUsersOf(row.clientId)).map((user) => [user.id, `${user.nameUsed ?? user.firstName} ${user.lastName}`]));
    const words = recap?.get();
    return {
      ...shared,
      clinical: {
        arrivedAt: row.arrivedAt, ...lateOf(row), openedAt: meeting?.openedAt ?? null, seenAt: meeting?.seenAt ?? null, href: link.href, missing: link.missing, ownLink: meeting ? ownLinkOf(plugin, meeting) : "",
        checkIns: answers.map((one) => one.get()).map((one) => ({ id: one.id, who: users.get(one.portalUserId) ?? "A former portal user", answered: one.state === "answered", lines: checkInLines(openBody<CheckInBody>(plugin, ["check_ins", one.id], one.body)).map(({ label, value }) => ({ label, value: value.map((part) => (typeof part === "string" ? part : part.text)).join("") })) })),
        homework: lines,
        recap: words ? { ...openBody<RecapBody>(plugin, ["recaps", words.id], words.body), state: words.state, version: words.version } : null,
      },
    };
  });

/** A client's homework, the newest first, and whom the viewer may give some. */
export const chartHomework = staffProcedure
  .meta({ permission: "sessions.manage" })
  .input(z.object({ clientId: idInput(), after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, after } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const people = await plugin.inbox.reachable({ clientId, permission: "sessions.use" });
    const { rows, next } = await pageOf(plugin.model(homework), { where: { practiceId: plugin.practiceId, clientId }, after });
    return { people: people.map(({ conversationId, name }) => ({ conversationId, name })), lines: await linesOf(plugin, viewer, rows), next };
  });
