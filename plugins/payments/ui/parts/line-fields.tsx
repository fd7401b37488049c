import { Checkbox, Field } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import styles from "./payments.module.css";

/** What the fields of a charge begin with. */
export interface LineStart {
  id: string;
  day: string;
  description: string;
  code: string;
  modifiers: string;
  diagnoses: string;
  placeCode: string;
  quantity: string;
  amount: string;
}

type FieldStart = ReturnType<DrawnForm["field"]> & { id: string };

/** The charges of an invoice in a form, as `typedLines` reads them. Those that are there already can be taken off. */
export function LineFields({ form, count, today, start = [] }: { form: DrawnForm; count: number; today: string; start?: readonly LineStart[] }) {
  return (
    <>
      <input type="hidden" name="lines" value={count} />
      {Array.from({ length: count }, (_, at) => {
        const [name, had] = [(field: string) => `lines.${at}.${field}`, start[at]];
        const field = (of: Exclude<keyof LineStart, "id">, begin = "") => ({ id: name(of), ...form.field(name(of), had?.[of] ?? begin) });
        return (
          <fieldset key={had?.id ?? at} className={styles.line}>
            <legend>Charge {at + 1}</legend>
            {had ? <input type="hidden" name={name("id")} value={had.id} /> : null}
            {["appointmentId", "staffId"].map((of) => {
              const { defaultValue } = form.field(name(of));
              return defaultValue ? <input key={of} type="hidden" name={name(of)} value={defaultValue} /> : null;
            })}
            <Field label="Day" type="date" {...field("day", today)} />
            <Field label="What it was" maxLength={200} {...field("description")} />
            <CodeFields field={field} />
            <Field label="How many" inputMode="numeric" {...field("quantity", "1")} />
            <Field label="Price of one" inputMode="decimal" {...field("amount")} />
            {had ? <Checkbox name={name("remove")} value="yes" label={`Take charge ${at + 1} off`} /> : null}
          </fieldset>
        );
      })}
    </>
  );
}

/** What insurers read of a charge. */
export function CodeFields({ field }: { field: (of: "code" | "modifiers" | "diagnoses" | "placeCode") => FieldStart }) {
  return (
    <>
      <Field label="Procedure code" optional maxLength={10} {...field("code")} />
      <Field label="Modifiers" optional maxLength={20} {...field("modifiers")} />
      <Field label="Diagnosis codes" optional maxLength={120} {...field("diagnoses")} />
      <Field label="Place code" optional inputMode="numeric" maxLength={2} {...field("placeCode")} />
    </>
  );
}
