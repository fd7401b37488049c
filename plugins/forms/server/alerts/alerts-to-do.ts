import type { PluginContext, StaffViewer, ToDoItem, ToDoSource } from "@anteroom/core/server";
import { sayMoment } from "../assignments/local-day.ts";
import { readAlerts } from "./find-alert.ts";
import type { AlertRow } from "./alert-rows.ts";
import { showAlerts } from "./show-alerts.ts";

const most = 200;

/** Whether an open alert waits for this staff member: the care team's until one of them has it; administrators' too once it has come to them. */
async function isFor(ctx: PluginContext, viewer: StaffViewer, alert: AlertRow, teams: Map<string, string[]>): Promise<boolean> {
  if (alert.state === "acknowledged") return alert.acknowledgedBy === viewer.staffId;
  const team = teams.get(alert.clientId) ?? (await ctx.people.careTeam(alert.clientId)).filter((member) => member.active).map((member) => member.id);
  teams.set(alert.clientId, team);
  return team.includes(viewer.staffId) || (viewer.roles.includes("administrator") && (team.length === 0 || alert.level === "administrators"));
}

async function list(ctx: PluginContext, viewer: StaffViewer): Promise<ToDoItem[]> {
  if (!ctx.holds("forms.review", viewer)) return [];
  const teams = new Map<string, string[]>();
  const mine: AlertRow[] = [];
  for (const alert of await readAlerts(ctx, { state: ["waiting", "acknowledged"] }, { limit: most })) {
    if ((await isFor(ctx, viewer, alert, teams)) && (await ctx.people.maySee(viewer, alert.clientId))) mine.push(alert);
  }
  return (await showAlerts(ctx, mine)).map(({ id, clientId, who, form, state, raisedAt }) => ({
    id, title: state === "waiting" ? `Look at an answer of ${who} now` : `Finish the alert about ${who}`, detail: `Alert · ${form} · ${sayMoment(raisedAt, viewer.timeZone, ctx.now())}`,
    href: `/staff/clients/${clientId}/forms/alerts/${id}`,
    // It comes before whatever is due later.
    dueAt: raisedAt, createdAt: raisedAt,
  }));
}

/** Alerts that wait for a staff member. */
export const alertsToDo: ToDoSource = { list: async (ctx, viewer) => (viewer.kind === "staff" ? list(ctx, viewer) : []) };
