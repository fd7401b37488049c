import { seatId } from "../../viewer.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";

/** Walks the practice's chain from its first line to its last, and says what was found. */
export const verifyAudit = staffProcedure.meta({ permission: "core.audit" }).mutation(async ({ ctx }): Promise<{ ok: boolean; sentence: string }> => {
  const { host, viewer, origin } = ctx;
  await host.audit.seal();
  const found = await host.audit.verify(viewer.practiceId);
  await host.audit.record(
    [{
      practiceId: viewer.practiceId, pluginId: "core", verb: "log-verified", actor: { kind: viewer.kind, id: seatId(viewer), accountId: viewer.accountId },
      address: origin.address, device: origin.userAgent, result: found.ok ? "ok" : "failed", detail: found.ok ? { lines: found.lines } : { line: found.at },
    }],
    host.db.hot,
  );
  if (!found.ok) return { ok: false, sentence: `${found.why} Tell whoever runs the portal’s server today.` };
  const many = found.lines === 1 ? "1 line" : `${found.lines.toLocaleString("en-US")} lines`;
  return { ok: true, sentence: `The log is whole: ${many}, none changed, removed or put in.` };
});
