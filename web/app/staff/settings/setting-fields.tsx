import { Checkbox, Field } from "@anteroom/core/ui";
import { formValues } from "../form-errors.tsx";
import type { FormProblem } from "../form-answer.ts";
import { inputOf, shownValue, type SettingLine } from "./setting-field.ts";
import styles from "./settings.module.css";

interface Props {
  lines: readonly SettingLine[];
  zone: string;
  problem?: FormProblem;
  /** Says where each value comes from. */
  sources?: boolean;
}

const fromWords = { default: "As delivered", practice: "Set for the practice", professional: "Set for this professional", client: "Set for this client" };
const sentence = (value: string) => (value.charAt(0).toUpperCase() + value.slice(1)).replaceAll("-", " ");

/** One field for each setting, drawn from its schema. */
export function SettingFields({ lines, zone, problem, sources }: Props) {
  return lines.map((line) => (
    <div key={line.name} className={styles.setting}>
      <SettingControl line={line} zone={zone} problem={problem} />
      {sources ? <p className={styles.from}>{line.secret ? "Stored, and never shown." : fromWords[line.from]}</p> : null}
    </div>
  ));
}

function SettingControl({ line, zone, problem }: Omit<Props, "lines"> & { line: SettingLine }) {
  const input = inputOf(line);
  const values = formValues(problem, { [line.name]: shownValue(input, line.value, zone) || null });
  const hint = line.help || undefined;
  const shared = { label: line.label, name: line.name, hint, error: values.error(line.name), defaultValue: values.text(line.name), autoComplete: "off" };
  if (input.kind === "switch") return <Checkbox label={line.label} name={line.name} value="yes" hint={hint} error={shared.error} defaultChecked={values.ticked(line.name)} />;
  if (input.kind === "choice") {
    return (
      <Field as="select" {...shared} width="medium">
        {input.options.map((option) => <option key={option} value={option}>{sentence(option)}</option>)}
      </Field>
    );
  }
  if (input.kind === "number") return <Field {...shared} inputMode={input.whole ? "numeric" : "decimal"} width="short" optional={input.empty} />;
  if (input.kind === "amount") return <Field {...shared} label={`${line.label} (${input.unit})`} inputMode="decimal" width="short" />;
  if (input.kind === "moment") return <Field {...shared} type="datetime-local" width="medium" optional />;
  if (input.kind === "text" && (line.secret || !input.long)) return <Field {...shared} type={line.secret ? "password" : "text"} maxLength={input.max} />;
  return <Field as="textarea" {...shared} rows={input.kind === "lines" ? 4 : 3} spellCheck={input.kind === "text"} />;
}
