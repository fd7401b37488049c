import { Field } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import type { SentForm } from "@anteroom/core/ui/plugin-form.ts";
import type { Screening } from "../../server/rows/public-pages.ts";
import styles from "./scheduling.module.css";

const most = 10;

/** The questions as they were typed; an empty one is left out when it is saved. */
export const readQuestions = (form: SentForm): Screening[] =>
  Array.from({ length: most }, (_, index) => ({ id: form.text(`questions.${index}.id`), text: form.text(`questions.${index}.text`), stops: (form.text(`questions.${index}.stops`) || "neither") as Screening["stops"] })).slice(0, Math.max(...Array.from({ length: most }, (_, index) => (form.data.has(`questions.${index}.text`) ? index + 1 : 0))));

/** Questions that somebody new answers with yes or no, with two empty ones to add more. */
export function ScreeningFields({ form, questions }: { form: DrawnForm; questions: readonly Screening[] }) {
  const rows = [...questions, ...Array.from({ length: 2 }, (): Screening => ({ id: "", text: "", stops: "neither" }))].slice(0, most);
  return (
    <fieldset className={styles.fields}>
      <legend>Questions before booking</legend>
      <p className="muted">Answered with yes or no. An answer that stops ends the booking and shows where to turn instead. Empty a question to take it out.</p>
      {rows.map((one, index) => (
        <div key={one.id || `new ${index}`} className={styles.screened}>
          <input type="hidden" name={`questions.${index}.id`} value={one.id} />
          <Field label={`Question ${index + 1}`} {...(one.id ? {} : { optional: true })} maxLength={300} {...form.field(`questions.${index}.text`, one.text)} />
          <Field as="select" label={`What stops at question ${index + 1}`} {...form.field(`questions.${index}.stops`, one.stops)}>
            <option value="neither">No answer stops</option>
            <option value="yes">Yes stops</option>
            <option value="no">No stops</option>
          </Field>
        </div>
      ))}
    </fieldset>
  );
}
