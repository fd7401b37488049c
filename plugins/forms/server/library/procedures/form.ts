import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { checkDefinition } from "../../definition/check-definition.ts";
import { minutesOf } from "../../definition/estimate-minutes.ts";
import { staffProcedure } from "../../trpc.ts";
import { undoOf } from "../change-draft.ts";
import { definitionOf, findForm, findVersion } from "../find-form.ts";
import { versionRows } from "../form-rows.ts";
import { languagesOf } from "../translations.ts";

/** One form with its draft, what stands in the way of publishing it, and its versions, newest first. */
export const form = staffProcedure
  .meta({ permission: "forms.build" })
  .input(z.object({ formId: idInput() }))
  .query(async ({ ctx: { plugin }, input: { formId } }) => {
    const row = await findForm(plugin, formId);
    const definition = await definitionOf(plugin, row);
    const newest = await findVersion(plugin, row);
    const published = await plugin.model(versionRows).findAll({ attributes: ["version", "publishedAt", "publishedBy", "hash"], where: { practiceId: plugin.practiceId, formId }, order: [["version", "DESC"]], limit: 20 });
    const versions = published.map((one) => one.get());
    const names = await namesOf(plugin, [row.changedBy, ...versions.map((one) => one.publishedBy)]);
    return {
      id: row.id,
      rev: row.rev,
      version: row.version,
      measure: row.measure !== null,
      hasDraft: row.draft !== null,
      retired: row.retiredAt !== null,
      startingPoint: row.origin !== null && row.measure === null && row.changedBy === null,
      changedAt: Number(row.changedAt),
      changedBy: row.changedBy === null ? null : (names.get(row.changedBy) ?? null),
      undo: undoOf(row)?.what ?? null,
      definition,
      minutes: minutesOf(definition),
      problems: row.draft === null ? [] : checkDefinition(definition).map(({ message, at }) => ({ message, at })),
      languages: newest ? await languagesOf(plugin, newest.id) : [],
      versions: versions.map((one) => ({ version: Number(one.version), at: Number(one.publishedAt), by: one.publishedBy === null ? null : (names.get(one.publishedBy) ?? null), hash: one.hash.slice(0, 12) })),
    };
  });

async function namesOf(ctx: Parameters<typeof findForm>[0], ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people = await Promise.all(wanted.map((id) => ctx.people.staffMember(id)));
  return new Map(people.flatMap((one) => (one ? [[one.id, one.name] as const] : [])));
}
