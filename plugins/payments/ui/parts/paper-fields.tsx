import { Field, Radios } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import styles from "./payments.module.css";
import { customRange } from "./ranges.ts";

const kinds = [
  { value: "invoice", label: "Invoice", hint: "The sessions of these days, and what was paid for them" },
  { value: "superbill", label: "Superbill", hint: "For your insurer, with the codes that it asks for" },
  { value: "statement", label: "Statement", hint: "Everything that was charged and paid" },
];

/** "Superbill" for `superbill`. */
export const paperName = (kind: string | undefined): string => kinds.find((one) => one.value === kind)?.label ?? "Invoice";

interface PaperFieldsProps {
  form: DrawnForm;
  months: readonly { value: string; label: string }[];
  professionals: readonly { id: string; name: string }[];
  /** Whose account it may be about, when there are several. */
  payers?: readonly { id: string; name: string }[];
  /** What is chosen at first. */
  kind?: string;
  /** Whether additional clients can be named. */
  namesOthers?: boolean;
}

/** What to make, of which days and of whose sessions. */
export function PaperFields({ form, months, professionals, payers = [], kind: first = "invoice", namesOthers = false }: PaperFieldsProps) {
  const kind = form.field("kind", first);
  return (
    <>
      <Radios legend="What to make" id="kind" options={kinds} name={kind.name} {...(kind.defaultValue ? { defaultValue: kind.defaultValue } : {})} {...(kind.error ? { error: kind.error } : {})} />
      <Field as="select" label="Timeframe" width="medium" id="month" {...form.field("month", months[1]?.value)}>
        {months.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
        <option value={customRange}>Custom Range</option>
      </Field>
      <div className={styles.line}>
        <Field label="First day" optional type="date" hint="For Custom Range" id="from" {...form.field("from")} />
        <Field label="Last day" optional type="date" hint="For Custom Range" id="to" {...form.field("to")} />
      </div>
      <Field as="select" label="Professional" width="medium" id="staffId" {...form.field("staffId", "")}>
        <option value="">All professionals</option>
        {professionals.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
      </Field>
      {namesOthers ? <Field as="textarea" label="Additional clients" optional rows={2} hint="For a superbill of a couple or family: who else took part, one name a line" id="additional" {...form.field("additional")} /> : null}
      {payers.length > 1 ? (
        <Field as="select" label="Whose account" width="medium" id="payerId" {...form.field("payerId", payers[0]?.id)}>
          {payers.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Field>
      ) : null}
    </>
  );
}
