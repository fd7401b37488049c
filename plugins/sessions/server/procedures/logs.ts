import { z } from "zod";
import { idInput, invalid, notFound, pageCursor, pageOf, stale } from "@anteroom/core/server";
import { addDaysTo, dayIn } from "../homework/days.ts";
import { entryLines } from "../logs/entry-lines.ts";
import { entryInput, missingIn } from "../logs/log-input.ts";
import { logNames } from "../logs/log-words.ts";
import { offeredLogs } from "../logs/offered-logs.ts";
import { tickByLog } from "../logs/tick-by-log.ts";
import { sealBody } from "../sealed.ts";
import { logEntries, logKinds } from "../tables/log-entries.ts";
import type { LogBody } from "../tables/log-entries.ts";
import { portalProcedure, staffProcedure } from "../trpc.ts";

const pageSize = 30;

/** The logs that the viewer can keep. */
export const logList = portalProcedure.meta({ permission: "sessions.use" }).query(async ({ ctx: { plugin, viewer } }) => ({
  logs: (await offeredLogs(plugin, viewer.clientId)).map((kind) => ({ kind, name: logNames[kind] })),
}));

/** The viewer's own entries of one log, the newest first. */
export const logEntriesList = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ kind: z.enum(logKinds), after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { kind, after } }) => {
    const { rows, next } = await pageOf(plugin.model(logEntries), { where: { practiceId: plugin.practiceId, clientId: viewer.clientId, portalUserId: viewer.portalUserId, kind }, after, size: pageSize });
    return { name: logNames[kind], offered: (await offeredLogs(plugin, viewer.clientId)).includes(kind), entries: entryLines(plugin, rows, viewer.timeZone), next, today: dayIn(plugin.now(), viewer.timeZone) };
  });

/** Adds an entry to the viewer's log; it is private unless they share it. It ticks the day of homework that asks for this log. */
export const logAdd = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(entryInput.extend({ key: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, kind, day, share, ...body } }) => {
    if (!(await offeredLogs(plugin, viewer.clientId)).includes(kind)) throw notFound("this log");
    const today = dayIn(plugin.now(), viewer.timeZone);
    if (day > today) throw invalid({ day: "Choose today or a day before." });
    if (day < addDaysTo(today, -31)) throw invalid({ day: "Choose a day of the last 31." });
    const missing = missingIn(kind, body satisfies LogBody);
    if (Object.keys(missing).length > 0) throw invalid(missing);
    return plugin.transaction((tx) =>
      plugin.once(`log:${viewer.portalUserId}:${key}`, tx, async () => {
        const now = plugin.now();
        const where = { practiceId: plugin.practiceId, clientId: viewer.clientId, portalUserId: viewer.portalUserId };
        await plugin.model(logEntries).create({ id: key, ...where, kind, day, shared: share ? 1 : 0, body: sealBody(plugin, ["log_entries", key], body), version: 1, createdAt: now, changedAt: now }, { transaction: tx.sequelize });
        await tickByLog(plugin, tx, viewer, kind, day);
        return { id: key };
      }),
    );
  });

const own = z.object({ id: idInput(), key: idInput(), version: z.number().int() });

/** Shares an entry with the care team, or keeps it private again. */
export const logShare = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(own.extend({ share: z.boolean() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, version, share } }) =>
    plugin.transaction((tx) =>
      plugin.once(`log-share:${id}:${key}`, tx, async () => {
        const where = { practiceId: plugin.practiceId, id, portalUserId: viewer.portalUserId, clientId: viewer.clientId };
        const row = (await plugin.model(logEntries).findOne({ where, transaction: tx.sequelize, lock: true }))?.get();
        if (!row) throw notFound("this entry");
        if (row.version !== version) throw stale("This entry");
        await plugin.model(logEntries).update({ shared: share ? 1 : 0, version: row.version + 1, changedAt: plugin.now() }, { where, transaction: tx.sequelize });
        await plugin.audit(share ? "shared-entry" : "hid-entry", { subject: id, clientId: viewer.clientId }, tx);
        return { id };
      }),
    ),
  );

/** Removes an entry of the viewer's own. */
export const logRemove = portalProcedure
  .meta({ permission: "sessions.use" })
  .input(z.object({ id: idInput(), key: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key } }) =>
    plugin.transaction((tx) =>
      plugin.once(`log-remove:${id}:${key}`, tx, async () => {
        const where = { practiceId: plugin.practiceId, id, portalUserId: viewer.portalUserId, clientId: viewer.clientId };
        if ((await plugin.model(logEntries).destroy({ where, transaction: tx.sequelize })) === 0) throw notFound("this entry");
        await plugin.audit("removed-entry", { subject: id, clientId: viewer.clientId }, tx);
        return { id };
      }),
    ),
  );

/** What a client's portal users share of a log with the care team, the newest first. */
export const chartLogs = staffProcedure
  .meta({ permission: "sessions.manage" })
  .input(z.object({ clientId: idInput(), kind: z.enum(logKinds).default("mood"), after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, kind, after } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const { rows, next } = await pageOf(plugin.model(logEntries), { where: { practiceId: plugin.practiceId, clientId, kind, shared: 1 }, after, size: pageSize });
    const users = new Map((await plugin.people.portalUsersOf(clientId)).map((user) => [user.id, `${user.nameUsed ?? user.firstName} ${user.lastName}`]));
    const lines = entryLines(plugin, rows, viewer.timeZone);
    return { kinds: logKinds.map((one) => ({ kind: one, name: logNames[one] })), entries: lines.map((line, at) => ({ ...line, who: users.get(rows[at]?.portalUserId ?? "") ?? "A former portal user" })), next };
  });
