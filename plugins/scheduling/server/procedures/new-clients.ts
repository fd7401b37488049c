import { z } from "zod";
import { pageCursor } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import { newClientLines } from "../public/new-client-lines.ts";
import { staffProcedure } from "../trpc.ts";

/** People who asked for a first appointment from the page without sign-in and wait for an answer. */
export const newClients = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ after: pageCursor }).default({}))
  .query(async ({ ctx: { plugin, viewer }, input: { after } }) => {
    const { lines, next } = await newClientLines(plugin, viewer, { after });
    return { lines: lines.map((one) => ({ ...one, startsAt: iso(one.startsAt), createdAt: iso(one.createdAt) })), next };
  });
