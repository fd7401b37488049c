import { viewerProcedure } from "../../trpc/core-procedures.ts";

/** Everything that needs the viewer, the most urgent first. */
export const shelf = viewerProcedure.meta({ permission: "core.basic" }).query(({ ctx }) => ctx.host.inbox.shelf(ctx.viewer));
