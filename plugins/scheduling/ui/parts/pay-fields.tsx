import { Field, Notice } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { writeMoney } from "./money-field.ts";
import { MoneyInput } from "./money-input.tsx";
import styles from "./scheduling.module.css";
import type { StoredService } from "./service-fields.tsx";
import type { SetUp } from "./staff-slots.ts";

const asks = [["none", "Nothing"], ["card", "A card on file"], ["deposit", "A deposit"], ["full", "The whole price"]] as const;

/** What clients have to do before a time of this service is theirs. Without payments it is only kept. */
export function PayFields({ form, stored, payments, currency }: { form: DrawnForm; stored: StoredService | null; payments: SetUp["payments"]; currency: string }) {
  const kept = { payKnown: stored?.payKnown ?? "none", payNew: stored?.payNew ?? "same", depositKnown: writeMoney(stored?.depositKnown ?? 0, currency), depositNew: writeMoney(stored?.depositNew ?? 0, currency) };
  if (!payments?.live) {
    return (
      <>
        {Object.entries(kept).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <Notice>To ask for a card or a payment at booking, turn on payments. {stored && stored.payKnown !== "none" ? "What was chosen here before is kept, and asks for nothing until then." : ""}</Notice>
      </>
    );
  }
  return (
    <fieldset className={styles.fields}>
      <legend>To book this</legend>
      <p className="muted">Clients do this when they book themselves. Appointments that you book, and times that you propose, ask for nothing.</p>
      <div className={styles.pair}>
        <Field as="select" label="Clients give" {...form.field("payKnown", kept.payKnown)}>
          {asks.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </Field>
        <MoneyInput form={form} name="depositKnown" label="Deposit" stored={stored?.depositKnown} currency={currency} hint="Only when you ask for one." />
      </div>
      <div className={styles.pair}>
        <Field as="select" label="For a first visit" {...form.field("payNew", kept.payNew)}>
          <option value="same">The same</option>
          {asks.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </Field>
        <MoneyInput form={form} name="depositNew" label="Deposit for a first visit" stored={stored?.depositNew} currency={currency} hint="Only when you ask for one." />
      </div>
    </fieldset>
  );
}
