import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Assignment } from "../../assignments/assignment-rows.ts";
import { readAssignments } from "../../assignments/find-assignment.ts";
import { formsOf } from "../../assignments/forms-of.ts";
import { shownTitle } from "../../cards/shown-title.ts";
import { minutesOf } from "../../definition/estimate-minutes.ts";
import { stepsOf } from "./find-given.ts";
import type { GivenPacket } from "./given-rows.ts";

/** Where one step stands. `left-out`: it was withdrawn or ran out, and no longer counts. `missing`: it could not be asked for, staff see why. */
export type StepState = "to-do" | "in-progress" | "given-back" | "done" | "left-out" | "missing" | "locked";

export interface StepNow {
  title: string;
  /** What a card may call it. */
  shown: string;
  state: StepState;
  /** The form that was given, or null for a document. */
  assignmentId: string | null;
  place: string | null;
  minutes: number | null;
  /** Where the person goes on; null when there is nothing to open. */
  href: string | null;
  /** Why it is missing, for staff. */
  why: string | null;
}

const done: readonly Assignment["state"][] = ["submitted", "reviewed", "amending"];

function stateOf(row: Assignment | undefined): StepState {
  if (!row || row.state === "revoked" || row.state === "expired") return "left-out";
  if (done.includes(row.state)) return "done";
  return row.state === "in-progress" ? "in-progress" : row.state === "returned" ? "given-back" : "to-do";
}

/** Whether nothing of a step is left to do. */
export const isOver = (step: Pick<StepNow, "state">): boolean => step.state === "done" || step.state === "left-out" || step.state === "missing";

/** The steps of packets as they stand, in one question for all of them. */
export async function stepStates(ctx: PluginContext, packets: readonly GivenPacket[], tx?: Tx): Promise<Map<string, StepNow[]>> {
  const ids = packets.flatMap(stepsOf).flatMap((step) => ("form" in step ? [step.form] : []));
  const rows = ids.length === 0 ? [] : await readAssignments(ctx, { id: ids }, { limit: ids.length, ...(tx ? { tx } : {}) });
  const given = new Map(rows.map((row) => [row.id, row]));
  const forms = await formsOf(ctx, rows.map((row) => row.versionId), tx);
  return new Map(packets.map((packet) => {
    let open = true;
    const steps = stepsOf(packet).map((step): StepNow => {
      const row = "form" in step ? given.get(step.form) : undefined;
      const form = row && forms.get(row.versionId);
      const state = "form" in step ? stateOf(row) : step.state === "signed" ? "done" : step.state === "ended" ? "left-out" : step.why === null ? "to-do" : "missing";
      const now: StepNow = {
        title: step.title, shown: form ? shownTitle(form.definition) : step.title, state, assignmentId: row?.id ?? null, place: row && (row.state === "in-progress" || row.state === "amending") ? row.place : null, minutes: form ? minutesOf(form.definition) : null,
        href: row && state !== "left-out" ? `/forms/${row.id}` : "document" in step ? step.href : null, why: "document" in step ? step.why : null,
      };
      const shown = packet.ordered && !open && !isOver(now) ? { ...now, state: "locked" as const, href: null } : now;
      if (!isOver(now)) open = false;
      return shown;
    });
    return [packet.id, steps];
  }));
}

/** How many steps are done, of those that count. */
export function countSteps(steps: readonly StepNow[]): { done: number; of: number; next: StepNow | null; at: number } {
  const counted = steps.filter((step) => step.state !== "left-out" && step.state !== "missing");
  const next = counted.find((step) => step.state !== "done" && step.state !== "locked") ?? null;
  return { done: counted.filter((step) => step.state === "done").length, of: counted.length, next, at: next ? counted.indexOf(next) + 1 : counted.length };
}
