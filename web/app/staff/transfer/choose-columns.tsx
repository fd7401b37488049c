import { Button, Checkbox, Field, Radios } from "@anteroom/core/ui";
import { Form, useNavigation } from "../../remix.ts";
import type { FormProblem } from "../form-answer.ts";
import page from "../staff-page.module.css";
import type { ImportFacts } from "./import-page.tsx";
import { RemoveImport } from "./remove-import.tsx";
import styles from "./transfer.module.css";

/** Which column is what, guessed from the headings, and what to do with those who are there already. */
export function ChooseColumns({ facts: { batch, professionals }, problem }: { facts: ImportFacts; problem?: FormProblem }) {
  const { choices, heads, fields, sample } = batch;
  const busy = useNavigation().formData?.get("intent") === "columns";
  const typed = (name: string, stored: string): string => (problem ? (problem.values[name]?.[0] ?? "") : stored);
  const labelOf = (column: number): string => {
    const example = sample.map((row) => row[column]).find(Boolean);
    return example ? `${heads[column]} (${example.slice(0, 30)})` : (heads[column] ?? "");
  };
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="The first rows of the file">
        <table className={styles.table}>
          <thead><tr>{heads.map((head, at) => <th key={at} scope="col">{head}</th>)}</tr></thead>
          <tbody>{sample.map((row, at) => <tr key={at}>{heads.map((_, column) => <td key={column}>{row[column] ?? ""}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <Form method="post" className={`${page.form} ${styles.group}`}>
        <fieldset className={styles.columns}>
          <legend>Columns</legend>
          {fields.map((field) => (
            <Field
              key={field.name} as="select" id={`column-${field.name}`} name={`column-${field.name}`} label={field.label} optional={!field.required}
              error={problem?.errors[field.name]} defaultValue={typed(`column-${field.name}`, choices.columns[field.name] === undefined ? "" : String(choices.columns[field.name]))}
            >
              <option value="">Not in this file</option>
              {heads.map((_, column) => <option key={column} value={column}>{labelOf(column)}</option>)}
            </Field>
          ))}
        </fieldset>
        <Radios
          legend="Dates such as 3/4/1990 mean" name="dateOrder" defaultValue={typed("dateOrder", choices.dateOrder)}
          options={[{ value: "month-first", label: "March 4 (month first)" }, { value: "day-first", label: "3 April (day first)" }]}
        />
        <Field
          as="select" id="column-professionalId" name="column-professionalId" label="Professional for rows that name none" width="medium"
          error={problem?.errors["professionalId"]} defaultValue={typed("column-professionalId", choices.professionalId ?? (professionals.length === 1 ? (professionals[0]?.id ?? "") : ""))}
        >
          <option value="">None: such rows are errors</option>
          {professionals.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Field>
        <Radios
          legend="Rows of clients who are there already" name="duplicates" defaultValue={typed("duplicates", choices.duplicates)}
          hint="Found by name, date of birth and email. You can choose for single rows in the next step."
          options={[
            { value: "skip", label: "Leave the client as it is" },
            { value: "update", label: "Update the client", hint: "Empty cells change nothing." },
            { value: "create", label: "Add another client" },
          ]}
        />
        <Checkbox
          label="Invite clients with an email address to the portal" name="invite" value="yes" defaultChecked={problem ? Boolean(problem.values["invite"]) : choices.invite}
          hint="Mails go out when the import runs. An import with invitations cannot be undone."
        />
        <div className={page.buttons}><Button variant="primary" name="intent" value="columns" busy={busy} busyLabel="Checking…">Check the rows</Button></div>
      </Form>
      <RemoveImport />
    </>
  );
}
