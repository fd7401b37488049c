import { Field } from "@anteroom/core/ui/field.tsx";
import styles from "./account-page.module.css";

/** Six digits from a mail or an app; spaces and dashes are taken as they are pasted. */
export function CodeField({ label = "6-digit code", hint, error, name = "code" }: { label?: string; hint?: string; error?: string; name?: string }) {
  return (
    <div className={styles.code}>
      <Field label={label} name={name} type="text" inputMode="numeric" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} width="short" hint={hint} error={error} />
    </div>
  );
}
