import { Checkbox, Field, Radios } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import styles from "./scheduling.module.css";

/** What is asked when a service with several seats is booked: who leads it too, who pays, and whether they know each other. */
export function GroupFields({ form, seats, colleagues }: { form: DrawnForm; seats: number; colleagues: readonly { id: string; name: string }[] }) {
  return (
    <fieldset className={styles.fields}>
      <legend>A group of up to {seats}</legend>
      <p className="muted">The others are added on the page of the group.</p>
      {colleagues.length > 0 ? (
        <Field as="select" label="Second professional" optional hint="Taken for this time as well." {...form.field("secondStaffId", "")}>
          <option value="">None</option>
          {colleagues.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Field>
      ) : null}
      <Radios legend="Who pays" options={[{ value: "each", label: "Each person" }, { value: "first", label: "The person you book for", hint: "Such as one partner of a couple." }]} {...form.field("pays", "each")} />
      <Checkbox label="They know each other" hint="Each sees the first names of the others. Otherwise nobody is told who else comes." {...form.tick("namesShown")} />
    </fieldset>
  );
}
