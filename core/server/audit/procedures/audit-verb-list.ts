import { staffProcedure } from "../../trpc/core-procedures.ts";

/** Everything that can stand in the log, as `<plugin id>.<verb>` with its sentence, in the order of the sentences. */
export const auditVerbList = staffProcedure.meta({ permission: "core.audit" }).query(({ ctx }) =>
  ctx.host.registry
    .all()
    .flatMap(({ id, plugin }) => Object.entries(plugin?.audit ?? {}).map(([verb, sentence]) => ({ id: `${id}.${verb}`, sentence })))
    .sort((a, b) => a.sentence.localeCompare(b.sentence, "en")),
);
