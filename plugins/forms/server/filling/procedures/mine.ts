import type { AssignmentState } from "../../assignments/assignment-rows.ts";
import { shares } from "../../assignments/assignment-rows.ts";
import { readAssignments } from "../../assignments/find-assignment.ts";
import { formsOf } from "../../assignments/forms-of.ts";
import { dayAt } from "../../assignments/local-day.ts";
import { staffNames } from "../../cards/assignment-faces.ts";
import { shownTitle } from "../../cards/shown-title.ts";
import { portalProcedure } from "../../trpc.ts";
import { minutesOf } from "../../definition/estimate-minutes.ts";

const open: readonly AssignmentState[] = ["sent", "returned", "in-progress", "amending"];
const sent: readonly AssignmentState[] = ["submitted", "reviewed"];

/** One line of the page Forms. */
export interface FormLine {
  id: string;
  title: string;
  from: string;
  state: AssignmentState;
  required: boolean;
  minutes: number;
  dueOn: string | null;
  overdue: boolean;
  place: string | null;
  step: number;
  savedAt: number | null;
  submittedAt: number | null;
}

/** The viewer's forms: what is open, required ones and those due soonest first, what was sent, and what others shared with them. */
export const mine = portalProcedure.meta({ permission: "forms.answer" }).query(async ({ ctx: { plugin, viewer } }) => {
  const { portalUserId, clientId } = viewer;
  const waiting = await readAssignments(plugin, { portalUserId, state: [...open, "expired"] });
  const done = await readAssignments(plugin, { portalUserId, state: [...sent] }, { limit: 100 });
  const shared = (await plugin.model(shares).findAll({ where: { practiceId: plugin.practiceId, portalUserId }, order: [["assignmentId", "DESC"]], limit: 100 })).map((share) => share.get().assignmentId);
  const theirs = (await readAssignments(plugin, { id: shared, clientId })).filter((row) => row.submissions > 0);
  const rows = [...waiting, ...done, ...theirs];
  const forms = await formsOf(plugin, rows.map((row) => row.versionId));
  const names = await staffNames(plugin, rows.map((row) => row.assignedBy));
  const practice = (await plugin.people.practice()).name;
  const today = dayAt(plugin.now(), viewer.timeZone);
  const line = (row: (typeof rows)[number]): FormLine[] => {
    const definition = forms.get(row.versionId)?.definition;
    if (!definition) return [];
    const { id, state, required, dueOn, step, place, savedAt, submittedAt } = row;
    return [{ id, state, required, dueOn, step, savedAt, submittedAt, title: shownTitle(definition), from: names.get(row.assignedBy ?? "") ?? practice, minutes: minutesOf(definition), overdue: dueOn !== null && dueOn < today, place }];
  };
  const order = (a: FormLine, b: FormLine): number => Number(b.required) - Number(a.required) || (a.dueOn ?? "9").localeCompare(b.dueOn ?? "9") || (a.id < b.id ? 1 : -1);
  const latest = (a: FormLine, b: FormLine): number => (b.submittedAt ?? 0) - (a.submittedAt ?? 0);
  return {
    showsScores: await plugin.setting<boolean>("showScores", { clientId }),
    toDo: waiting.filter((row) => row.state === "sent" || row.state === "returned").flatMap(line).sort(order),
    inProgress: waiting.filter((row) => row.state === "in-progress" || row.state === "amending").flatMap(line).sort(order),
    sent: done.flatMap(line).sort(latest),
    closed: waiting.filter((row) => row.state === "expired").flatMap(line),
    shared: theirs.flatMap(line).sort(latest),
  };
});
