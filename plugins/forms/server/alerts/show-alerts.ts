import type { PluginContext } from "@anteroom/core/server";
import { formsOf } from "../assignments/forms-of.ts";
import { staffNames } from "../cards/assignment-faces.ts";
import { peopleNamed } from "../cards/people-named.ts";
import { alertPlace } from "./alert-rows.ts";
import type { AlertLevel, AlertRow, AlertState } from "./alert-rows.ts";

/** An alert in words, for staff who may read it. */
export interface ShownAlert {
  id: string;
  clientId: string;
  assignmentId: string;
  /** The name that the person uses. */
  who: string;
  /** The name of their papers: who calls for help is asked for it. */
  legalName: string | null;
  form: string;
  question: string;
  answer: string;
  state: AlertState;
  level: AlertLevel;
  early: boolean;
  raisedAt: number;
  changedTo: string | null;
  changedAt: number | null;
  acknowledgedBy: string | null;
  acknowledgedAt: number | null;
  resolvedBy: string | null;
  resolvedAt: number | null;
  note: string | null;
}

/** Alerts with names and words, each thing asked once. */
export async function showAlerts(ctx: PluginContext, rows: readonly AlertRow[]): Promise<ShownAlert[]> {
  const forms = await formsOf(ctx, rows.map((row) => row.versionId));
  const names = await staffNames(ctx, rows.flatMap((row) => [row.acknowledgedBy, row.resolvedBy]));
  const people = await peopleNamed(ctx, rows.map((row) => row.portalUserId));
  const named = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? "a colleague who left"));
  return rows.map((row) => {
    const definition = forms.get(row.versionId)?.definition;
    const item = definition?.pages.flatMap((page) => page.items).find((one) => one.id === row.itemId);
    const { id, clientId, assignmentId, state, level, early, raisedAt, changedAt, acknowledgedAt, resolvedAt } = row;
    return {
      id, clientId, assignmentId, state, level, early, raisedAt, changedAt, acknowledgedAt, resolvedAt,
      who: people.get(row.portalUserId)?.name ?? "somebody who left", legalName: people.get(row.portalUserId)?.legal ?? null, form: definition?.title ?? "A form", question: item?.label ?? "A question", answer: ctx.sealed.open(alertPlace(id, "answer"), row.answer),
      changedTo: row.changedTo === null ? null : ctx.sealed.open(alertPlace(id, "changedTo"), row.changedTo) || "No answer",
      note: row.note === null ? null : ctx.sealed.open(alertPlace(id, "note"), row.note), acknowledgedBy: named(row.acknowledgedBy), resolvedBy: named(row.resolvedBy),
    };
  });
}
