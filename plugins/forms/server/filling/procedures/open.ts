import { personName } from "@anteroom/core/server";
import { z } from "zod";
import { helpLines } from "../../alerts/help-lines.ts";
import { alerts } from "../../alerts/alert-rows.ts";
import { notePlace } from "../../assignments/assign-form.ts";
import { returnNotePlace } from "../../assignments/change-assignment.ts";
import { readGiven } from "../../packets/given/find-given.ts";
import { countSteps, stepStates } from "../../packets/given/step-states.ts";
import { shares } from "../../assignments/assignment-rows.ts";
import { findReadable } from "../../assignments/find-assignment.ts";
import { dayAt } from "../../assignments/local-day.ts";
import { formOf, newestVersions } from "../../assignments/forms-of.ts";
import { staffNames } from "../../cards/assignment-faces.ts";
import { portalProcedure } from "../../trpc.ts";
import { minutesOf } from "../../definition/estimate-minutes.ts";
import { questionCount } from "../places.ts";

/** What somebody reads before they begin, go on or look back: nothing is saved by it. */
export const open = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(z.object({ assignmentId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { assignmentId } }) => {
    const row = await findReadable(plugin, viewer, assignmentId);
    const { definition, version } = await formOf(plugin, row.versionId);
    const names = await staffNames(plugin, [row.assignedBy]);
    const readers = (await plugin.model(shares).findAll({ where: { practiceId: plugin.practiceId, assignmentId } })).map((share) => share.get().portalUserId);
    const people = await Promise.all(readers.map((id) => plugin.people.portalUser(id)));
    const unseal = (place: { table: string; row: string; column: string }, text: string | null) => (text === null ? null : plugin.sealed.open(place, text));
    const worrying = row.own && row.submissions > 0 && (await plugin.model(alerts).count({ where: { practiceId: plugin.practiceId, assignmentId, number: row.submissions } })) > 0;
    const [packet] = row.own && row.originId !== null ? await readGiven(plugin, { id: row.originId, portalUserId: viewer.portalUserId }, { limit: 1 }) : [];
    const steps = packet ? ((await stepStates(plugin, [packet])).get(packet.id) ?? []) : [];
    return {
      /** The packet that it is a step of. */
      packet: packet && packet.state !== "revoked" ? { id: packet.id, title: packet.title, step: steps.filter((one) => one.state !== "left-out" && one.state !== "missing").findIndex((one) => one.assignmentId === row.id) + 1, ...countSteps(steps), locked: steps.find((one) => one.assignmentId === row.id)?.state === "locked" } : null,
      /** Who helps now, after an answer that nobody should be left alone with. */
      help: worrying ? await helpLines(plugin) : null,
      id: row.id,
      own: row.own,
      mayRead: row.submissions > 0,
      state: row.state,
      title: definition.title,
      purpose: definition.purpose,
      readBy: definition.readBy,
      afterwards: definition.afterwards ?? null,
      sensitive: definition.sensitive,
      minutes: minutesOf(definition),
      questions: questionCount(definition),
      from: names.get(row.assignedBy ?? "") ?? (await plugin.people.practice()).name,
      practice: (await plugin.people.practice()).name,
      sharedWith: people.flatMap((person) => (person && person.status !== "removed" ? [personName(person)] : [])),
      dueOn: row.dueOn,
      overdue: row.dueOn !== null && row.dueOn < dayAt(plugin.now(), viewer.timeZone),
      closesOn: row.closesOn,
      note: row.own ? unseal(notePlace(row.id), row.note) : null,
      returnNote: row.own ? unseal(returnNotePlace(row.id), row.returnNote) : null,
      newer: ((await newestVersions(plugin, [row.formId])).get(row.formId) ?? 0) > version,
      step: row.step,
      place: row.place,
      savedAt: row.savedAt,
      submittedAt: row.submittedAt,
      replacedBy: row.replacedBy,
    };
  });
