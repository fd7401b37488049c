import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { Op } from "sequelize";
import { staffProcedure } from "../../trpc.ts";
import { formRows } from "../form-rows.ts";
import type { FormRow } from "../form-rows.ts";
import { shipLibrary } from "../ship-library.ts";

/** A form as a line of the library. */
export interface LibraryLine {
  id: string;
  title: string;
  measure: boolean;
  /** 0 before the first publication. */
  version: number;
  hasDraft: boolean;
  /** It came with the portal and nobody here has looked it over. */
  startingPoint: boolean;
  changedAt: number;
}

const input = z.object({ find: z.string().trim().max(120).default(""), retired: z.boolean().default(false), after: idInput().optional() }).default({ find: "", retired: false });

const pageSize = 50;

/** The practice's forms by title, fifty at a time; `next` goes on. */
export const library = staffProcedure
  .meta({ permission: "forms.build" })
  .input(input)
  .query(async ({ ctx: { plugin }, input: { find, retired, after } }): Promise<{ forms: LibraryLine[]; next: string | null }> => {
    await shipLibrary(plugin);
    const where: Record<string | symbol, unknown> = { practiceId: plugin.practiceId, retiredAt: retired ? { [Op.not]: null } : null };
    // The two engines escape differently, so a sign that means something in LIKE stands for any sign.
    if (find) where["title"] = { [Op.like]: `%${find.replaceAll(/[\\%_]/g, "_")}%` };
    const last = after ? (await plugin.model(formRows).findOne({ attributes: ["id", "title"], where: { practiceId: plugin.practiceId, id: after } }))?.get() : undefined;
    if (last) where[Op.or] = [{ title: { [Op.gt]: last.title } }, { title: last.title, id: { [Op.gt]: last.id } }];
    const rows = (await plugin.model(formRows).findAll({ attributes: { exclude: ["draftBefore"] }, where, order: [["title", "ASC"], ["id", "ASC"]], limit: pageSize + 1 })).map((row) => row.get() as FormRow);
    return { forms: rows.slice(0, pageSize).map(lineOf), next: rows.length > pageSize ? (rows[pageSize - 1]?.id ?? null) : null };
  });

const lineOf = ({ id, title, measure, version, draft, origin, changedBy, changedAt }: FormRow): LibraryLine => ({
  id, title, measure: measure !== null, version: Number(version), hasDraft: draft !== null, startingPoint: origin !== null && measure === null && changedBy === null, changedAt: Number(changedAt),
});
