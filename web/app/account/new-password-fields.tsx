import { Field } from "@anteroom/core/ui/field.tsx";
import type { FormProblem } from "./form-answer.ts";

/** A new password and the same again. Any characters will do, and managers and paste work. */
export function NewPasswordFields({ problem, label = "Create a password", again = "Retype your password", email }: { problem?: FormProblem; label?: string; again?: string; email?: string }) {
  return (
    <>
      {email === undefined ? null : <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />}
      <Field label={label} name="password" type="password" autoComplete="new-password" hint="12 characters or more. A few words in a row work well, and you can paste." error={problem?.errors["password"]} />
      <Field label={again} name="passwordAgain" type="password" autoComplete="new-password" error={problem?.errors["passwordAgain"]} />
    </>
  );
}
