import { staffProcedure } from "../../trpc/core-procedures.ts";
import { newClientFields as fieldsFor } from "../new-client-fields.ts";

/** What plugins ask of a new client, such as a starting balance. */
export const newClientFields = staffProcedure.meta({ permission: "core.clients.write" }).query(({ ctx: { host, viewer } }) => fieldsFor(host, viewer));
