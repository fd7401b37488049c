import type { PluginContext } from "@anteroom/core/server";
import { formRows } from "../library/form-rows.ts";
import type { PacketStep } from "./packet-rows.ts";

/** A step of a packet as staff see it. `ready` says whether it can be given now, `why` what is missing when it cannot. */
export interface ShownStep {
  step: PacketStep;
  title: string;
  ready: boolean;
  why: string | null;
}

/** Document templates that a packet may ask to be signed; empty with the reason when the documents plugin is not there. */
export interface DocumentChoices {
  templates: { id: string; title: string }[];
  reason: "not-installed" | "off" | "failed" | null;
}

/** What the documents plugin offers for packets, asked by name. */
export async function documentChoices(ctx: PluginContext): Promise<DocumentChoices> {
  const answer = await ctx.ask<{ templates: { id: string; title: string }[] }>("documents.templates", {});
  return answer.ok ? { templates: answer.data.templates, reason: null } : { templates: [], reason: answer.reason };
}

/** The steps of packets with what they are called now, in two questions for all of them. */
export async function showSteps(ctx: PluginContext, steps: readonly PacketStep[], documents: DocumentChoices): Promise<ShownStep[]> {
  const ids = steps.flatMap((step) => ("form" in step ? [step.form] : []));
  const rows = await ctx.model(formRows).findAll({ attributes: ["id", "title", "version", "retiredAt"], where: { practiceId: ctx.practiceId, id: [...new Set(ids)] } });
  const forms = new Map(rows.map((row) => row.get()).map((form) => [form.id, form]));
  const templates = new Map(documents.templates.map((template) => [template.id, template.title]));
  return steps.map((step) => {
    if ("document" in step) {
      const title = templates.get(step.document);
      const why = documents.reason === "failed" ? "Documents do not answer right now." : documents.reason ? "Documents are turned off for the practice." : title ? null : "This document is there no longer.";
      return { step, title: title ?? step.title, ready: why === null, why };
    }
    const form = forms.get(step.form);
    const why = !form ? "This form is there no longer." : form.retiredAt !== null ? "This form is retired." : Number(form.version) === 0 ? "Publish this form first." : null;
    return { step, title: form?.title ?? "A form", ready: why === null, why };
  });
}
