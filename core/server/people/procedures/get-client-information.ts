import { portalProcedure } from "../../trpc/core-procedures.ts";
import { clientInformation } from "../client-information.ts";

/** What the practice knows of the client, for the portal user. */
export const getClientInformation = portalProcedure.meta({ permission: "core.basic" }).query(({ ctx }) => clientInformation(ctx.host, ctx.viewer));
