import { Field } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import { rhythmWords } from "./repeat-words.ts";
import styles from "./scheduling.module.css";

/** Whether the appointment shall come again; `onChosen` is told, where scripts run. */
export function RepeatFields({ form, onChosen }: { form: DrawnForm; onChosen: (repeats: boolean) => void }) {
  return (
    <div className={styles.repeat}>
      <Field as="select" label="How often" {...form.field("rhythm")} onChange={(event) => onChosen(event.currentTarget.value !== "")}>
        <option value="">Only this time</option>
        {Object.entries(rhythmWords).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
      </Field>
      <div className={styles.again}>
        <Field type="number" inputMode="numeric" min={2} max={26} width="short" label="How many times, with this one" hint="Your practice answers for all of them. Until then this first time is kept for you." {...form.field("times", "8")} />
      </div>
    </div>
  );
}
