import { Checkboxes, Disclosure, Field, Notice, Radios } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { MoneyInput } from "./money-input.tsx";
import { PayFields } from "./pay-fields.tsx";
import styles from "./scheduling.module.css";
import type { SetUp } from "./staff-slots.ts";

export type StoredService = SetUp["services"][number];

const modes = [
  { value: "book", label: "Book at once" },
  { value: "request", label: "Ask, and you answer" },
  { value: "off", label: "Not online", hint: "They write to you." },
];

/** The fields of a service; `stored` is null for a new one. */
export function ServiceFields({ form, stored, professionals, forms, payments, currency }: { form: DrawnForm; stored: StoredService | null } & Pick<SetUp, "professionals" | "forms" | "payments" | "currency">) {
  const text = (value: number | undefined, otherwise: string): string => (value === undefined ? otherwise : String(value));
  return (
    <>
      <Field label="Name" hint="Clients see it, such as Therapy session." maxLength={120} {...form.field("name", stored?.name)} />
      <Field as="textarea" rows={2} label="About it" optional hint="A sentence that helps to choose." maxLength={500} {...form.field("about", stored?.about)} />
      <div className={styles.pair}>
        <Field type="number" inputMode="numeric" step={5} width="short" label="Length in minutes" {...form.field("minutes", text(stored?.minutes, "50"))} />
        <MoneyInput form={form} name="priceMinor" label="Price" stored={stored?.priceMinor} currency={currency} />
      </div>
      {payments ? <Field label="Procedure code" optional width="short" maxLength={10} hint="What insurers call it, such as 90834. Drafts of its sessions and superbills carry it." {...form.field("procedureCode", stored?.procedureCode ?? "")} /> : <input type="hidden" name="procedureCode" value={stored?.procedureCode ?? ""} />}
      {stored && stored.currency !== currency ? <Notice tone="warning">Its amounts were in {stored.currency}. When you save, they are in {currency}: check each of them.</Notice> : null}
      <Checkboxes legend="Where it can take place" options={[{ value: "video", label: "Video" }, { value: "in-person", label: "In person" }, { value: "phone", label: "Phone" }]} {...form.choices("places", stored?.places ?? ["video"])} />
      <Radios legend="Clients who have been here" options={modes} {...form.field("modeKnown", stored?.modeKnown ?? "request")} />
      <Radios legend="New clients" options={modes} {...form.field("modeNew", stored?.modeNew ?? "request")} />
      {professionals.length > 0 ? <Checkboxes legend="Who offers it" hint="Nobody ticked means everybody." options={professionals.map(({ id, name }) => ({ value: id, label: name }))} {...form.choices("professionalIds", stored?.professionalIds ?? [])} /> : null}
      <PayFields form={form} stored={stored} payments={payments} currency={currency} />
      <FormBefore form={form} stored={stored} forms={forms} />
      <fieldset className={styles.fields}>
        <legend>Late cancellations</legend>
        <Field type="number" inputMode="numeric" width="short" label="Free until, in hours before" hint="0 for always." {...form.field("lateHours", text(stored === null ? undefined : Math.round(stored.lateMinutes / 60), "24"))} />
        <Radios legend="After that" options={[{ value: "fee", label: "Clients can cancel; you decide about the fee" }, { value: "contact", label: "Clients have to call or write" }]} {...form.field("lateRule", stored?.lateRule ?? "fee")} />
        <div className={styles.pair}>
          <MoneyInput form={form} name="lateFeeMinor" label="Late fee" stored={stored?.lateFeeMinor} currency={currency} />
          <MoneyInput form={form} name="noShowFeeMinor" label="Fee when missed" stored={stored?.noShowFeeMinor} currency={currency} />
        </div>
      </fieldset>
      <Disclosure summary="Buffers, seats and order" defaultOpen={stored !== null && (stored.bufferBefore > 0 || stored.bufferAfter > 0 || stored.seats > 1)}>
        <div className="stack">
          <div className={styles.pair}>
            <Field type="number" inputMode="numeric" step={5} width="short" label="Minutes kept free before" {...form.field("bufferBefore", text(stored?.bufferBefore, "0"))} />
            <Field type="number" inputMode="numeric" step={5} width="short" label="Minutes kept free after" {...form.field("bufferAfter", text(stored?.bufferAfter, "0"))} />
          </div>
          <Field type="number" inputMode="numeric" step={5} width="short" label="Minutes from one start to the next" optional hint="Empty: as the settings say." {...form.field("interval", stored?.interval === null || stored === null ? "" : String(stored.interval))} />
          <Field type="number" inputMode="numeric" width="short" label="Seats" hint="More than 1 is a group, which staff book." {...form.field("seats", text(stored?.seats, "1"))} />
          <Field type="number" inputMode="numeric" width="short" label="Place in the list" hint="The smallest comes first." {...form.field("position", text(stored?.position, "0"))} />
        </div>
      </Disclosure>
    </>
  );
}

/** The form that clients are given when they have an appointment of this service. */
function FormBefore({ form, stored, forms }: { form: DrawnForm; stored: StoredService | null; forms: SetUp["forms"] }) {
  const kept = stored?.formId && forms.every(({ id }) => id !== stored.formId) ? stored.formId : null;
  if (forms.length === 0 && !kept) return <><input type="hidden" name="formId" value="" /><input type="hidden" name="formHours" value={stored?.formHours ?? 24} /></>;
  return (
    <fieldset className={styles.fields}>
      <legend>A form before it</legend>
      <div className={styles.pair}>
        <Field as="select" label="Form" hint="Given with the first appointment, and told to both sides until it is sent. Nothing is cancelled for it." {...form.field("formId", stored?.formId ?? "")}>
          <option value="">None</option>
          {kept ? <option value={kept}>The form that was chosen before</option> : null}
          {forms.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </Field>
        <Field type="number" inputMode="numeric" width="short" label="Due, in hours before" {...form.field("formHours", String(stored?.formHours ?? 24))} />
      </div>
    </fieldset>
  );
}
