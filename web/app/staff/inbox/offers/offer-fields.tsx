import { Checkbox, Checkboxes, Field, Radios } from "@anteroom/core/ui";
import { InlineText } from "@anteroom/core/ui/card/inline-text.tsx";
import type { OfferField } from "@anteroom/core/server";

/** As many as a card shows. */
const mostInSight = 6;

interface Props {
  field: OfferField;
  /** What was typed before, or undefined for what the form starts with. */
  typed?: readonly string[];
  error?: string;
}

/** One field of an offer's form. Up to six choices are all in sight; more become a list that opens, which asks to choose unless none is a choice of its own. */
export function OfferFieldInput({ field, typed, error }: Props) {
  if (field.t === "text") return <p><InlineText nodes={field.nodes} /></p>;
  if (field.t === "tick") return <Checkbox label={field.label} name={field.name} hint={field.hint} error={error} defaultChecked={typed ? typed.length > 0 : field.value} />;
  if (field.t === "field") {
    const shared = { label: field.label, name: field.name, hint: field.hint, error, optional: field.optional, maxLength: field.max, defaultValue: typed?.[0] ?? field.value, autoComplete: "off" };
    if (field.input === "textarea") return <Field as="textarea" {...shared} />;
    if (field.input === "number") return <Field {...shared} inputMode="decimal" width="short" />;
    return <Field {...shared} type={field.input} width={field.input === "date" ? "medium" : "full"} />;
  }
  const chosen = typed ?? (field.value === undefined ? [] : [field.value].flat());
  const options = field.options.map((option) => ({ ...option }));
  if (field.many) return <Checkboxes legend={field.legend} name={field.name} hint={field.hint} error={error} options={options} defaultValue={[...chosen]} />;
  if (options.length <= mostInSight) return <Radios legend={field.legend} name={field.name} hint={field.hint} error={error} options={options} defaultValue={chosen[0]} />;
  return (
    <Field as="select" label={field.legend} name={field.name} hint={field.hint} error={error} optional={field.optional} defaultValue={chosen[0] ?? ""}>
      {options.some(({ value }) => value === "") ? null : <option value="">Choose one</option>}
      {options.map((option) => <option key={option.value} value={option.value} disabled={option.off !== undefined}>{option.label}{option.off ? `, ${option.off}` : ""}</option>)}
    </Field>
  );
}
