import { Field } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { writeMoney } from "./money-field.ts";

/** A field for an amount, in the practice's currency. */
export function MoneyInput({ form, name, label, stored, currency, hint }: { form: DrawnForm; name: string; label: string; stored: number | undefined; currency: string; hint?: string }) {
  return <Field type="text" inputMode="decimal" width="short" label={`${label} (${currency})`} {...(hint ? { hint } : {})} {...form.field(name, writeMoney(stored ?? 0, currency))} />;
}
