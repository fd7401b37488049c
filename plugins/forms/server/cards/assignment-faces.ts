import type { CardFace, PluginContext, Viewer } from "@anteroom/core/server";
import { alerts } from "../alerts/alert-rows.ts";
import { notePlace } from "../assignments/assign-form.ts";
import { returnNotePlace } from "../assignments/change-assignment.ts";
import { readAssignments } from "../assignments/find-assignment.ts";
import { formsOf, newestVersions } from "../assignments/forms-of.ts";
import type { Assignment } from "../assignments/assignment-rows.ts";
import { assignmentFace } from "./assignment-face.ts";
import { peopleNamed } from "./people-named.ts";
import type { PersonNames } from "./people-named.ts";

const open: readonly Assignment["state"][] = ["sent", "in-progress", "returned", "amending"];

/** Names of staff by id, each asked once. */
export async function staffNames(ctx: PluginContext, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const name = id === null ? undefined : (await ctx.people.staffMember(id))?.name;
    if (id !== null && name !== undefined) names.set(id, name);
  }
  return names;
}

/** Cards of assigned forms; only the person who answers and staff see them. */
export async function assignmentFaces(ctx: PluginContext, subjectIds: readonly string[], viewer: Viewer): Promise<Map<string, CardFace>> {
  const faces = new Map<string, CardFace>();
  if (!ctx.holds(viewer.kind === "portal" ? "forms.answer" : "forms.assign", viewer) && !ctx.holds("forms.review", viewer)) return faces;
  const rows = (await readAssignments(ctx, { id: [...subjectIds] })).filter((row) => viewer.kind === "staff" || row.portalUserId === viewer.portalUserId);
  const forms = await formsOf(ctx, rows.map((row) => row.versionId));
  const begun = rows.filter((row) => open.includes(row.state) && row.state !== "sent");
  const newest = begun.length > 0 ? await newestVersions(ctx, begun.map((row) => row.formId)) : new Map<string, number>();
  const names = await staffNames(ctx, rows.map((row) => row.assignedBy));
  const practice = (await ctx.people.practice()).name;
  const worrying = new Set(viewer.kind === "portal" && rows.length > 0 ? (await ctx.model(alerts).findAll({ attributes: ["assignmentId", "number"], where: { practiceId: ctx.practiceId, assignmentId: rows.map((row) => row.id) } })).map((row) => `${row.get().assignmentId} ${row.get().number}`) : []);
  const people = viewer.kind === "staff" ? await peopleNamed(ctx, rows.map((row) => row.portalUserId)) : new Map<string, PersonNames>();
  for (const row of rows) {
    const form = forms.get(row.versionId);
    if (!form) continue;
    const open = (place: { table: string; row: string; column: string }, text: string | null): string | null => (text === null ? null : ctx.sealed.open(place, text));
    faces.set(row.id, assignmentFace({
      row, form: form.definition, from: names.get(row.assignedBy ?? "") ?? practice, who: people.get(row.portalUserId)?.called ?? "the client", side: viewer.kind === "staff" ? "staff" : "mine",
      note: open(notePlace(row.id), row.note), returnNote: open(returnNotePlace(row.id), row.returnNote), newer: (newest.get(row.formId) ?? 0) > form.version,
      worrying: worrying.has(`${row.id} ${row.submissions}`), zone: viewer.timeZone, now: ctx.now(),
    }));
  }
  return faces;
}
