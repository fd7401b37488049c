import { viewerProcedure } from "../../trpc/core-procedures.ts";

/** Unread messages, and what needs the viewer by plugin. */
export const counts = viewerProcedure.meta({ permission: "core.basic" }).query(({ ctx }) => ctx.host.inbox.counts(ctx.viewer));
