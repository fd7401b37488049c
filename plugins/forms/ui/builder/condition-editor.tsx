import { Field, Radios } from "@anteroom/core/ui";
import type { DrawnForm } from "@anteroom/core/ui";
import type { TestGroup } from "../../server/builder/condition-fields.ts";
import type { QuestionFields } from "../../server/builder/question-fields.ts";
import styles from "./builder.module.css";

const text = (value: QuestionFields[string] | undefined): string => (typeof value === "string" ? value : "");

/** When a question or a page is shown, as plain lists: whether all or any of some earlier answers. */
export function ConditionEditor({ drawn, fields, groups, what }: { drawn: DrawnForm; fields: QuestionFields; groups: TestGroup[]; what: "question" | "page" }) {
  if (groups.length === 0) return <input type="hidden" name="match" value="always" />;
  const given = Array.from({ length: 12 }, (_, at) => at).filter((at) => text(fields[`test.${at}`]) !== "").length;
  const rows = Math.min(12, given + 2);
  return (
    <fieldset className={styles.group}>
      <legend>When it is shown</legend>
      <Radios
        legend={`Show this ${what}`} {...drawn.field("match", text(fields["match"]) || "always")}
        options={[{ value: "always", label: "Always" }, { value: "all", label: "Only if all of these are so" }, { value: "any", label: "Only if one of these is so" }]}
      />
      {Array.from({ length: rows }, (_, at) => {
        const test = drawn.field(`test.${at}`, text(fields[`test.${at}`]));
        return (
          <div key={at} className={styles.test}>
            <Field as="select" label={`Answer ${at + 1}`} {...test}>
              <option value="">No answer chosen</option>
              {groups.map((group) => <optgroup key={group.label} label={group.label}>{group.options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}</optgroup>)}
            </Field>
            <Field label={<>Number<span className="vh"> for answer {at + 1}</span></>} inputMode="decimal" {...drawn.field(`test.${at}.number`, text(fields[`test.${at}.number`]))} />
          </div>
        );
      })}
      <p className={styles.saved}>Save to get room for more answers. The number is for “at least” and “at most”.</p>
    </fieldset>
  );
}
