import { portalProcedure } from "../../trpc/core-procedures.ts";

/** What the portal user's home starts with. */
export const home = portalProcedure.meta({ permission: "core.basic" }).query(({ ctx }) => ctx.host.inbox.home(ctx.viewer));
