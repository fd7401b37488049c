import { useEffect, useState } from "react";
import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";

interface Common {
  label: ReactNode;
  name: string;
  /** The control's id, target of the error summary's link; `name` unless told. */
  id?: string;
  hint?: ReactNode;
  /** What to do, in the label's words. */
  error?: string;
  /** Adds "(optional)" to the label. */
  optional?: boolean;
  /** The label is the page's heading, its `h1`: drawn larger. */
  large?: boolean;
  /** Width fitted to what is typed. */
  width?: "full" | "medium" | "short";
}

type Native<T> = Omit<T, keyof Common | "className">;

export type FieldProps = Common &
  (
    | ({ as?: "input"; controlRef?: Ref<HTMLInputElement> } & Native<InputHTMLAttributes<HTMLInputElement>>)
    | ({ as: "textarea"; controlRef?: Ref<HTMLTextAreaElement> } & Native<TextareaHTMLAttributes<HTMLTextAreaElement>>)
    | ({ as: "select"; controlRef?: Ref<HTMLSelectElement>; children: ReactNode } & Native<SelectHTMLAttributes<HTMLSelectElement>>)
  );

/** One question with its label, hint and error; the control is an input unless `as` says otherwise. */
export function Field(props: FieldProps) {
  const { label, name, id = name, hint, error, optional, large, width = "full", ...control } = props;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : "", control["aria-describedby"] ?? ""].filter(Boolean).join(" ");
  const shared = {
    id,
    name,
    className: classNames(styles.control, styles[width]),
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  };
  const named = (
    <label htmlFor={id} className={classNames(styles.label, large && styles.large)}>
      {label}
      {optional ? <span className={styles.optional}> (optional)</span> : null}
    </label>
  );
  return (
    <div className={styles.field} data-error={error ? "" : undefined}>
      {large ? <h1 id="h1" tabIndex={-1} className={styles.heading}>{named}</h1> : named}
      {hint ? <p id={`${id}-hint`} className={styles.hint}>{hint}</p> : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <Control {...control} {...shared} />
    </div>
  );
}

type ControlProps = Pick<FieldProps, "as" | "controlRef"> & { id: string; name: string; className?: string };

function Control({ as = "input", controlRef, ...rest }: ControlProps) {
  if (as === "textarea") return <textarea rows={4} {...rest} ref={controlRef as Ref<HTMLTextAreaElement>} />;
  if (as === "select") return <select {...rest} ref={controlRef as Ref<HTMLSelectElement>} />;
  const input: InputHTMLAttributes<HTMLInputElement> = rest;
  if (input.type === "password") return <PasswordInput {...input} controlRef={controlRef as Ref<HTMLInputElement>} />;
  return <input {...input} ref={controlRef as Ref<HTMLInputElement>} />;
}

function PasswordInput({ controlRef, ...rest }: InputHTMLAttributes<HTMLInputElement> & { controlRef?: Ref<HTMLInputElement> }) {
  const [scripted, setScripted] = useState(false);
  const [shown, setShown] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <div className={styles.password}>
      <input spellCheck={false} autoCapitalize="none" {...rest} type={shown ? "text" : "password"} ref={controlRef} />
      {scripted ? (
        <button type="button" className={styles.show} aria-controls={rest.id} onClick={() => setShown(!shown)}>
          {shown ? "Hide" : "Show"}
          <span className="vh"> password</span>
        </button>
      ) : null}
    </div>
  );
}

/** The sentence beside a field that says what to do. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className={styles.error}>
      <span className="vh">Error: </span>
      {children}
    </p>
  );
}
