import { personName } from "@anteroom/core/server";
import { z } from "zod";
import { Op } from "sequelize";
import { shares } from "../assignment-rows.ts";
import { readAssignments } from "../find-assignment.ts";
import { formsOf, givableForms, newestVersions } from "../forms-of.ts";
import { dayAt } from "../local-day.ts";
import { zoneOf } from "../assign-form.ts";
import { staffProcedure } from "../../trpc.ts";

const pageSize = 50;

/** The chart's tab: what a client's portal users were given and where it stands, newest first, and what they may be given. */
export const chart = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ clientId: z.string().length(26), after: z.string().max(26).optional() }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, after } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const users = await plugin.people.portalUsersOf(clientId);
    const reachable = await plugin.inbox.reachable({ clientId, permission: "forms.answer" });
    const rows = await readAssignments(plugin, { clientId, ...(after ? { id: { [Op.lt]: after } } : {}) }, { limit: pageSize + 1 });
    const shown = rows.slice(0, pageSize);
    const forms = await formsOf(plugin, shown.map((row) => row.versionId));
    const newest = await newestVersions(plugin, shown.map((row) => row.formId));
    const shared = await plugin.model(shares).findAll({ where: { practiceId: plugin.practiceId, assignmentId: shown.map((row) => row.id) } });
    const readers = shared.map((share) => share.get());
    const nameOf = new Map(users.map((user) => [user.id, personName(user)]));
    const today = dayAt(plugin.now(), await zoneOf(plugin, clientId));
    return {
      people: reachable.map(({ portalUserId, name, status, relationship }) => ({ id: portalUserId, name, enrolled: status === "active", relationship })),
      forms: await givableForms(plugin),
      today,
      mayReview: plugin.holds("forms.review"),
      next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
      assignments: shown.flatMap((row) => {
        const form = forms.get(row.versionId);
        if (!form) return [];
        return [{
          id: row.id, portalUserId: row.portalUserId, who: nameOf.get(row.portalUserId) ?? "", title: form.definition.title, version: form.version, newer: (newest.get(row.formId) ?? 0) > form.version,
          state: row.state, dueOn: row.dueOn, overdue: row.dueOn !== null && row.dueOn < today, closesOn: row.closesOn, required: row.required, assignedAt: row.assignedAt, sendAt: row.sendAt,
          place: row.state === "in-progress" || row.state === "amending" ? row.place : null, savedAt: row.savedAt, submittedAt: row.submittedAt, reviewedAt: row.reviewedAt, endedAt: row.endedAt,
          submissions: row.submissions, sharedWith: readers.filter((one) => one.assignmentId === row.id).map((one) => nameOf.get(one.portalUserId) ?? "somebody else"),
        }];
      }),
    };
  });

