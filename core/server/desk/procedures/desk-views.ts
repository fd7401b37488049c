import { z } from "zod";
import { ulid } from "../../inbox/procedures/ids.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { countDesk } from "../count-desk.ts";
import { deskViews } from "../desk.ts";
import { listDesk } from "../list-desk.ts";
import { readDesk } from "../read-desk.ts";

const reader = staffProcedure.meta({ permission: "core.basic" });
const instant = z.number().int();

const page = z.object({
  view: z.enum(deskViews),
  after: z.object({ waitingSince: instant.nullable(), lastAt: instant, id: ulid }).optional(),
  limit: z.number().int().min(1).max(100).default(30),
  tag: z.string().max(40).optional(),
});

/** A page of a view of the shared inbox: who waits longest first. */
export const list = reader.input(page).query(({ ctx, input: { after, tag, ...rest } }) => listDesk(ctx.host, ctx.viewer, { ...rest, ...(after ? { after } : {}), ...(tag ? { tag } : {}) }));

/** How many conversations are in each view, up to 100. */
export const counts = reader.query(({ ctx }) => countDesk(ctx.host, ctx.viewer));

/** A conversation's place on the desk, and what can be done with it. */
export const conversation = reader.input(z.object({ conversationId: ulid })).query(({ ctx, input }) => readDesk(ctx.host, ctx.viewer, input.conversationId));
