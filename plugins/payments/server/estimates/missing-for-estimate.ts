import type { PluginContext } from "@anteroom/core/server";
import type { Missing } from "../documents/superbill-facts.ts";

/** What the paper of an estimate would not say of the practice: it can be sent all the same, since only some laws ask for it. */
export async function missingForEstimate(ctx: PluginContext): Promise<Missing[]> {
  const [taxId, address, npi] = await Promise.all([ctx.setting<string>("taxId"), ctx.setting<string>("billingAddress"), ctx.setting<string>("practiceNpi")]);
  return [[taxId, "The practice’s tax ID."], [address, "The practice’s billing address."], [npi, "The practice’s NPI."]].flatMap(([there, say]) => (there ? [] : [{ about: "practice" as const, say: say ?? "", invoiceId: null }]));
}
