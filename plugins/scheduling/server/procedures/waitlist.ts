import { z } from "zod";
import { pageCursor, pageOf } from "@anteroom/core/server";
import { plainWait, waits } from "../rows/waits.ts";
import { waitLines } from "../waitlist/wait-lines.ts";
import { staffProcedure } from "../trpc.ts";

/** Who waits for earlier times, of the clients whom the viewer may see: those who are first, then who asked first. */
export const waitlist = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ after: pageCursor }).default({}))
  .query(async ({ ctx: { plugin, viewer }, input: { after } }) => {
    const { rows, next } = await pageOf(plugin.model(waits), { where: { practiceId: plugin.practiceId, state: ["waiting", "offered"] }, by: [["priority", "DESC"], ["id", "ASC"]], after });
    const names = await plugin.people.clientNames(viewer, rows.map(({ clientId }) => clientId));
    const lines = await waitLines(plugin, rows.filter(({ clientId }) => names.has(clientId)).map((row) => plainWait({ get: () => row })));
    return { lines: lines.map((line) => ({ ...line, client: names.get(line.clientId) ?? "" })), next, ask: await plugin.setting<string>("waitlistAsk"), turn: await plugin.setting<string>("waitlistTurn"), minutes: await plugin.setting<number>("waitlistMinutes") };
  });
