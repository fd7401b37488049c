import { z } from "zod";
import { ulid } from "../../inbox/procedures/ids.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { countDesk } from "../count-desk.ts";
import { deskSorts, deskViews } from "../desk.ts";
import { deskFilter } from "../desk-filter.ts";
import { listDesk, totalDesk } from "../list-desk.ts";
import { readDesk } from "../read-desk.ts";

const reader = staffProcedure.meta({ permission: "core.basic" });
const instant = z.number().int();

const page = z.object({
  view: z.enum(deskViews),
  after: z.object({ waitingSince: instant.nullable(), lastAt: instant, id: ulid }).optional(),
  limit: z.number().int().min(1).max(100).default(30),
  filter: deskFilter.optional(),
  sort: z.enum(deskSorts).default("waiting"),
});

/** A page of a view of the shared inbox: who waits longest first. */
export const list = reader.input(page).query(({ ctx, input: { after, filter, ...rest } }) => listDesk(ctx.host, ctx.viewer, { ...rest, ...(after ? { after } : {}), ...(filter ? { filter } : {}) }));

/** How many conversations are in each view, up to 100. */
export const counts = reader.query(({ ctx }) => countDesk(ctx.host, ctx.viewer));

/** How many a view holds for "30 shown of 1,940", up to 5,000. */
export const total = reader.input(page.pick({ view: true, filter: true })).query(({ ctx, input: { view, filter } }) => totalDesk(ctx.host, ctx.viewer, { view, ...(filter ? { filter } : {}) }));

/** A conversation's place on the desk, and what can be done with it. */
export const conversation = reader.input(z.object({ conversationId: ulid })).query(({ ctx, input }) => readDesk(ctx.host, ctx.viewer, input.conversationId));
