import { formatCalendarDay } from "@anteroom/core/server";
import type { PluginContext, SearchHit, SearchProvider, Viewer } from "@anteroom/core/server";
import type { Assignment } from "../assignments/assignment-rows.ts";
import { readAssignments } from "../assignments/find-assignment.ts";
import { formsOf } from "../assignments/forms-of.ts";
import { dayAt } from "../assignments/local-day.ts";

const looked = 500;

/** Forms by title, never by what was answered: a portal user's own but for sensitive ones, and for staff those of the clients whom they may see. */
export const searchForms: SearchProvider = {
  label: "Forms",
  permission: "forms.answer",
  staffPermission: "forms.assign",
  async find(ctx, viewer, { words, limit, clientId }) {
    const whose = viewer.kind === "portal" ? { portalUserId: viewer.portalUserId } : clientId === null ? {} : { clientId };
    const rows = await readAssignments(ctx, whose, { limit: looked });
    const shown = rows.filter((row) => row.state !== "revoked" && (viewer.kind === "staff" || row.state !== "scheduled"));
    const forms = await formsOf(ctx, shown.map((row) => row.versionId));
    const hits: SearchHit[] = [];
    for (const row of shown) {
      if (hits.length === limit) break;
      const form = forms.get(row.versionId)?.definition;
      if (!form || !words.in(form.title)) continue;
      if (viewer.kind === "portal" ? form.sensitive : !(await ctx.people.maySee(viewer, row.clientId))) continue;
      hits.push({ title: form.title, ...saidOf(ctx, viewer, row), clientId: row.clientId });
    }
    return { hits, partly: rows.length === looked };
  },
};

function saidOf(ctx: PluginContext, viewer: Viewer, row: Assignment): Pick<SearchHit, "context" | "href" | "at"> {
  const at = row.submittedAt ?? row.assignedAt;
  const day = formatCalendarDay(dayAt(at, viewer.timeZone), { now: ctx.now() });
  const isSent = row.submittedAt !== null;
  if (viewer.kind === "staff") return { context: `${isSent ? "Answered" : "Given"} on ${day}`, href: `/staff/clients/${row.clientId}/forms/${row.id}`, at };
  return { context: `${isSent ? "You sent this on" : "You got this on"} ${day}`, href: `/forms/${row.id}`, at };
}
