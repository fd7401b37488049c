import type { Tx } from "../database/database.ts";
import { hostOfContext } from "../plugins/context-host.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { keepsHouseholdsApart } from "../people/client-information.ts";
import type { PortalViewer } from "../viewer.ts";
import { birthDateProblem } from "./birth-date.ts";
import { recordedValue } from "./changes/change-rows.ts";
import { proposeChange } from "./changes/propose-change.ts";
import { columnOf, reviewedFields } from "./changes/reviewed-fields.ts";
import type { ReviewableField } from "./changes/reviewed-fields.ts";

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** A card may be answered after staff have filled the detail in: then it is a change like any other. */
async function saveOrPropose(ctx: PluginContext, tx: Tx, viewer: PortalViewer, field: ReviewableField, value: string): Promise<void> {
  const host = hostOfContext(ctx);
  const recorded = await recordedValue(tx, ctx.practiceId, viewer.clientId, field);
  if (recorded && (await reviewedFields(host, ctx.practiceId)).has(field)) await proposeChange(host, viewer, { field, value, recorded }, tx);
  else await tx.run(`UPDATE clients SET ${columnOf[field]} = ? WHERE id = ? AND practice_id = ?`, [value, viewer.clientId, ctx.practiceId]);
}

/** Stores the answer of one of core's own items; answers messages by field when something is wrong. */
export async function answerItem(ctx: PluginContext, tx: Tx, itemId: string, fields: Record<string, unknown>): Promise<Record<string, string> | null> {
  const { viewer } = ctx;
  if (viewer?.kind !== "portal") return { form: "Only the person who was asked can answer this." };
  if (itemId === "core.notifications") {
    if (fields["channel"] !== "email") return { channel: "Select how we remind you." };
    const saved = await hostOfContext(ctx).notifier.savePreferences({ portalUserId: viewer.portalUserId }, { appointment: { email: true, sms: false, push: false } }, tx);
    return saved.ok ? null : saved.fields;
  }
  if (itemId === "core.client-information") {
    const birthDate = text(fields["birthDate"]);
    const problem = birthDateProblem(birthDate, ctx.now());
    if (problem) return { birthDate: problem };
    await saveOrPropose(ctx, tx, viewer, "birthDate", birthDate);
    return null;
  }
  if (itemId === "core.contact-information") {
    if (await keepsHouseholdsApart(hostOfContext(ctx), viewer)) return { phone: "Your practice keeps this for each household apart. Write to them to change it." };
    const phone = text(fields["phone"]);
    const address = text(fields["address"]);
    const problems = {
      ...(/\d.*\d.*\d.*\d.*\d/.test(phone) && phone.length <= 40 ? {} : { phone: "Enter a phone number, such as 555 010 0123." }),
      ...(address.length >= 5 && address.length <= 300 ? {} : { address: "Enter your street, town and postcode." }),
    };
    if (Object.keys(problems).length > 0) return problems;
    await tx.run("UPDATE clients SET phone = ? WHERE id = ? AND practice_id = ?", [phone, viewer.clientId, ctx.practiceId]);
    await saveOrPropose(ctx, tx, viewer, "address", address);
    return null;
  }
  return { form: "Open the page to answer this." };
}
