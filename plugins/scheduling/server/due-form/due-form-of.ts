import { z } from "zod";
import type { PluginContext } from "@anteroom/core/server";
import { iso } from "../appointment-facts.ts";
import type { Appointment } from "../rows/appointments.ts";
import { plainService, services } from "../rows/services.ts";
import { whoIsTold } from "../workflow/who-is-told.ts";
import { formDueAt } from "./form-due-at.ts";

const answer = z.object({ assignmentId: z.string(), done: z.boolean() }).nullable();

/** The form that an appointment asks for, as it stands with those who come. */
export interface DueForm {
  dueAt: string;
  /** Whether everybody who has it has sent it. */
  done: boolean;
  late: boolean;
  /** Of the viewer's own form, who answers it here; null for staff and for whoever has none. */
  assignmentId: string | null;
}

/** Null where the service asks for none, where nobody has it, and without forms. Never a reason to cancel: it is only told. */
export async function dueFormOf(ctx: PluginContext, row: Appointment): Promise<DueForm | null> {
  const found = await ctx.model(services).findOne({ where: { practiceId: ctx.practiceId, id: row.serviceId } });
  const service = found && plainService(found);
  const { viewer } = ctx;
  if (!service?.formId || !viewer) return null;
  const ids = viewer.kind === "portal" ? [viewer.portalUserId] : (await whoIsTold(ctx, row.id)).map((user) => user.id);
  const given = [];
  for (const portalUserId of ids) {
    const asked = await ctx.ask<unknown>("forms.is-done", { formId: service.formId, portalUserId });
    const read = asked.ok ? answer.safeParse(asked.data) : null;
    if (read?.success && read.data) given.push(read.data);
  }
  if (given.length === 0) return null;
  const done = given.every((one) => one.done);
  const dueAt = formDueAt(row, service);
  return { dueAt: iso(dueAt), done, late: !done && ctx.now() > dueAt, assignmentId: viewer.kind === "portal" ? (given[0]?.assignmentId ?? null) : null };
}
