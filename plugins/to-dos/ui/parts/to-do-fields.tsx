import { Field } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui/form-of.tsx";

/** What somebody writes of a to-do. */
export function ToDoFields({ form }: { form: DrawnForm }) {
  return (
    <>
      <Field label="What there is to do" id="title" maxLength={120} autoComplete="off" {...form.field("title")} />
      <Field as="textarea" label="Note" optional id="note" rows={3} maxLength={1000} {...form.field("note")} />
      <Field label="Due" optional type="date" width="medium" id="dueDay" {...form.field("dueDay")} />
      <Field as="select" label="How often" id="repeat" {...form.field("repeat", "")}>
        <option value="">Once</option>
        <option value="daily">Every day</option>
        <option value="weekdays">Monday to Friday</option>
        <option value="weekly">Every week</option>
        <option value="monthly">Every month</option>
      </Field>
    </>
  );
}
