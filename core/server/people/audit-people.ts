import type { AuditLine } from "../audit/audit.ts";
import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { actorOf } from "../outbox/actor-of.ts";
import type { CallOrigin } from "../trpc/context.ts";
import type { Viewer } from "../viewer.ts";
import type { peopleVerbs } from "./people-verbs.ts";

type Call = { host: Host; origin: CallOrigin; viewer: Viewer };

/** Writes what a viewer did with people into the practice's audit log. */
export async function auditPeople(
  { host, origin, viewer }: Call,
  verb: keyof typeof peopleVerbs,
  line: { clientId: string; subject?: string; detail?: AuditLine["detail"]; result?: AuditLine["result"] },
  sql: Sql,
): Promise<void> {
  const { detail, ...rest } = line;
  await host.audit.record(
    [{
      practiceId: viewer.practiceId, pluginId: "core", verb, actor: { ...actorOf(viewer), accountId: viewer.accountId },
      address: origin.address, device: origin.userAgent, result: "ok", ...rest, ...(detail ? { detail } : {}),
    }],
    sql,
  );
}
