import type { ReactNode } from "react";
import { FieldError } from "./field.tsx";
import styles from "./options.module.css";

export interface Option {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Why this one cannot be chosen; it stays visible. */
  off?: string;
}

export interface OptionsProps {
  legend: ReactNode;
  name: string;
  /** Prefix of the ids; the first option has exactly this id, so that the error summary can link to it. `name` unless told. */
  id?: string;
  options: Option[];
  hint?: ReactNode;
  error?: string;
  /** The legend is the page's heading, its `h1`. */
  large?: boolean;
  /** The legend is for assistive technology only, because the words are already on screen. */
  legendHidden?: boolean;
}

/** One answer of several; the whole row is the label. */
export function Radios({ value, defaultValue, onChange, ...rest }: OptionsProps & { value?: string; defaultValue?: string; onChange?: (value: string) => void }) {
  return (
    <Group {...rest}>
      {(option) => ({
        type: "radio",
        checked: value === undefined ? undefined : value === option.value,
        defaultChecked: value === undefined ? defaultValue === option.value : undefined,
        onChange: onChange && (() => onChange(option.value)),
      })}
    </Group>
  );
}

/** Any number of several. */
export function Checkboxes({ defaultValue = [], onToggle, ...rest }: OptionsProps & { defaultValue?: string[]; onToggle?: (value: string, checked: boolean) => void }) {
  return (
    <Group {...rest}>
      {(option) => ({
        type: "checkbox",
        defaultChecked: defaultValue.includes(option.value),
        onChange: onToggle && ((event) => onToggle(option.value, event.currentTarget.checked)),
      })}
    </Group>
  );
}

export interface CheckboxProps {
  label: ReactNode;
  name: string;
  value?: string;
  id?: string;
  hint?: ReactNode;
  error?: string;
  defaultChecked?: boolean;
  onChange?: (checked: boolean) => void;
}

/** One statement to tick, such as a consent. */
export function Checkbox({ label, name, value = "on", id = name, hint, error, defaultChecked, onChange }: CheckboxProps) {
  return (
    <div className={styles.group} data-error={error ? "" : undefined}>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <Row
        id={id}
        option={{ value, label, hint }}
        name={name}
        describedBy={error ? `${id}-error` : undefined}
        input={{ type: "checkbox", defaultChecked, onChange: onChange && ((event) => onChange(event.currentTarget.checked)) }}
      />
    </div>
  );
}

type Input = React.InputHTMLAttributes<HTMLInputElement>;

function Group({ legend, name, id = name, options, hint, error, large, legendHidden, children }: OptionsProps & { children: (option: Option) => Input }) {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset className={styles.group} aria-describedby={described || undefined} data-error={error ? "" : undefined}>
      <legend className={legendHidden ? "vh" : styles.legend}>{large ? <h1 id="h1" tabIndex={-1} className={styles.large}>{legend}</h1> : legend}</legend>
      {hint ? <p id={`${id}-hint`} className={styles.hint}>{hint}</p> : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <div className={styles.rows}>
        {options.map((option, index) => (
          <Row key={option.value} id={index === 0 ? id : `${id}-${index + 1}`} name={name} option={option} input={children(option)} />
        ))}
      </div>
    </fieldset>
  );
}

function Row({ id, name, option, input, describedBy }: { id: string; name: string; option: Option; input: Input; describedBy?: string }) {
  const note = option.off ?? option.hint;
  const described = [describedBy ?? "", note ? `${id}-note` : ""].filter(Boolean).join(" ");
  return (
    <div className={styles.row}>
      <input {...input} id={id} name={name} value={option.value} disabled={option.off !== undefined} aria-describedby={described || undefined} />
      <label htmlFor={id}>{option.label}</label>
      {note ? <span id={`${id}-note`} className={styles.note}>{note}</span> : null}
    </div>
  );
}
