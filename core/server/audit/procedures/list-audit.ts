import { z } from "zod";
import { requireClient } from "../../people/people-access.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { auditFilter, auditQuery } from "../audit-query.ts";
import { nameLines } from "../name-lines.ts";
import { recordReading } from "../record-reading.ts";

const input = auditQuery.extend({ before: z.number().int().positive().optional(), limit: z.number().int().min(1).max(200).default(50) });

/** A page of the audit log, the newest first; `next` is the `before` of the page after it. */
export const listAudit = staffProcedure
  .meta({ permission: "core.audit" })
  .input(input)
  .query(async ({ ctx, input: { before, limit, ...query } }) => {
    const { host, viewer, origin } = ctx;
    if (query.clientId) await requireClient(host, viewer, query.clientId);
    await recordReading(host, viewer, { verb: "log-read", clientId: query.clientId ?? null, subject: query.clientId ?? "log", address: origin.address, device: origin.userAgent });
    const filter = await auditFilter(host, viewer.practiceId, query);
    const lines = await host.audit.list(viewer.practiceId, { ...filter, limit: limit + 1, ...(before === undefined ? {} : { before }) });
    const shown = lines.slice(0, limit);
    return { lines: await nameLines(host, viewer.practiceId, shown), next: lines.length > limit ? (shown.at(-1)?.n ?? null) : null };
  });
