import { requireClient } from "../../people/people-access.ts";
import { makeDownload } from "../../transfer/make-download.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditQuery } from "../audit-query.ts";

/** A link of ten minutes, good for one download, to the log as CSV. */
export const exportAudit = staffProcedure
  .meta({ permission: "core.audit" })
  .input(auditQuery)
  .mutation(async ({ ctx, input }) => {
    const { host, viewer } = ctx;
    if (input.clientId) await requireClient(host, viewer, input.clientId);
    return makeDownload(ctx, { kind: "audit", query: input });
  });
