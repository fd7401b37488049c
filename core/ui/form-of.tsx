import type { FormAnswer } from "./plugin-form.ts";

type Stored = string | readonly string[] | boolean | null | undefined;

const listOf = (value: Stored): string[] => (typeof value === "string" ? [value] : Array.isArray(value) ? [...(value as readonly string[])] : value === true ? ["on"] : []);

/** One form as it is drawn: what was typed when it was refused, what is stored otherwise. */
export interface DrawnForm {
  /** Of this form until it is done; also React's `key` of the form, so that a form that was done starts empty. */
  key: string;
  /** For a `Field` or `Radios`: its name, value and error. */
  field(name: string, stored?: string | null): { name: string; defaultValue: string | undefined; error: string | undefined };
  /** For `Checkboxes`: those ticked. */
  choices(name: string, stored?: readonly string[]): { name: string; defaultValue: string[]; error: string | undefined };
  /** For a `Checkbox`. */
  tick(name: string, stored?: boolean): { name: string; defaultChecked: boolean; error: string | undefined };
}

/** A page's form from the key that its loader made (`newUlid()`) and what its action answered. */
export function formOf(formKey: string, answer: FormAnswer | undefined): DrawnForm {
  const problem = answer?.problem;
  const valuesOf = (name: string, stored: Stored): string[] => (problem ? (problem.values[name] ?? []) : listOf(stored));
  const error = (name: string): string | undefined => problem?.errors[name];
  return {
    // What was refused is sent again under its own key: had the answer been lost, it would still be one.
    key: problem?.values["key"]?.[0] ?? formKey,
    field: (name, stored) => ({ name, defaultValue: valuesOf(name, stored)[0], error: error(name) }),
    choices: (name, stored) => ({ name, defaultValue: valuesOf(name, stored), error: error(name) }),
    tick: (name, stored) => ({ name, defaultChecked: valuesOf(name, stored).length > 0, error: error(name) }),
  };
}

/** What makes a form safe to send twice, and, with `version`, refused when somebody else was faster. `pluginForm` reads both. */
export function FormKey({ form, version }: { form: DrawnForm; version?: number }) {
  return (
    <>
      <input type="hidden" name="key" value={form.key} />
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
    </>
  );
}
