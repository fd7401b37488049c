import { personName } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, ToDoItem, ToDoSource } from "@anteroom/core/server";
import { readAssignments } from "../assignments/find-assignment.ts";
import { formsOf } from "../assignments/forms-of.ts";
import { sayMoment } from "../assignments/local-day.ts";

const most = 50;

/** Forms that were sent and that nobody has reviewed, those that wait longest first, for staff who may open them. */
export async function listToReview(ctx: PluginContext, viewer: StaffViewer): Promise<(ToDoItem & { who: string; submittedAt: number })[]> {
  if (!ctx.holds("forms.review", viewer)) return [];
  const rows = (await readAssignments(ctx, { state: "submitted" }, { limit: 500 })).sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0));
  const seen = new Map<string, boolean>();
  const names = new Map<string, string>();
  const shown: typeof rows = [];
  for (const row of rows) {
    if (shown.length === most) break;
    if (!seen.has(row.clientId)) seen.set(row.clientId, await ctx.people.maySee(viewer, row.clientId));
    if (!seen.get(row.clientId)) continue;
    if (!names.has(row.portalUserId)) {
      const user = await ctx.people.portalUser(row.portalUserId);
      names.set(row.portalUserId, user ? personName(user) : "Somebody who left");
    }
    shown.push(row);
  }
  const forms = await formsOf(ctx, shown.map((row) => row.versionId));
  return shown.flatMap((row) => {
    const title = forms.get(row.versionId)?.definition.title;
    if (!title || row.submittedAt === null) return [];
    const who = names.get(row.portalUserId) ?? "";
    return [{
      id: row.id, title: `Review ${title}`, detail: `${who} · Sent ${sayMoment(row.submittedAt, viewer.timeZone, ctx.now())}`, href: `/staff/clients/${row.clientId}/forms/${row.id}`,
      dueAt: null, createdAt: row.submittedAt, who, submittedAt: row.submittedAt,
    }];
  });
}

/** Unreviewed forms, for the staff's own list of what waits. */
export const formsToReview: ToDoSource = {
  async list(ctx, viewer) {
    if (viewer.kind !== "staff") return [];
    return (await listToReview(ctx, viewer)).map(({ id, title, detail, href, dueAt, createdAt }) => ({ id, title, detail, href, dueAt, createdAt }));
  },
};
