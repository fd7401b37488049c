import { staffProcedure } from "../../trpc/core-procedures.ts";
import { peopleModels } from "../models/people-models.ts";
import { staffMemberOf } from "../people-rows.ts";

/** The professionals of the practice, for choosing one. */
export const professionals = staffProcedure.meta({ permission: "core.clients.read" }).query(async ({ ctx }) => {
  const { practiceId } = ctx.viewer;
  const rows = await peopleModels(ctx.host).staff.findAll({ where: { practiceId, active: 1 }, order: [["name", "ASC"], ["id", "ASC"]] });
  return rows
    .map((row) => staffMemberOf(row.get()))
    .filter((member) => member.roles.includes("professional"))
    .map(({ id, name, title }) => ({ id, name, title }));
});
