import type { Tx } from "../database/database.ts";
import { hostOfContext } from "../plugins/context-host.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { birthDateProblem } from "./birth-date.ts";

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

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
    await tx.run("UPDATE clients SET birth_date = ? WHERE id = ? AND practice_id = ?", [birthDate, viewer.clientId, ctx.practiceId]);
    return null;
  }
  if (itemId === "core.contact-information") {
    const phone = text(fields["phone"]);
    const address = text(fields["address"]);
    const problems = {
      ...(/\d.*\d.*\d.*\d.*\d/.test(phone) && phone.length <= 40 ? {} : { phone: "Enter a phone number, such as 555 010 0123." }),
      ...(address.length >= 5 && address.length <= 300 ? {} : { address: "Enter your street, town and postcode." }),
    };
    if (Object.keys(problems).length > 0) return problems;
    await tx.run("UPDATE clients SET phone = ?, address = ? WHERE id = ? AND practice_id = ?", [phone, address, viewer.clientId, ctx.practiceId]);
    return null;
  }
  return { form: "Open the page to answer this." };
}
