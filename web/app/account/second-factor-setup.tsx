import { Button } from "@anteroom/core/ui/button.tsx";
import { Disclosure } from "@anteroom/core/ui/disclosure.tsx";
import { CodeField } from "./code-field.tsx";
import type { FormProblem } from "./form-answer.ts";
import type { SecondFactorSecret } from "./second-factor-secret.ts";
import styles from "./account-page.module.css";

/** The two steps of adding an authenticator app: give it the secret, then show that it has it. Drawn inside a form. */
export function SecondFactorSetup({ given, problem }: { given: SecondFactorSecret; problem?: FormProblem }) {
  return (
    <>
      <input type="hidden" name="secret" value={given.secret} />
      <input type="hidden" name="qr" value={given.qr} />
      <ol className={styles.steps}>
        <li>
          <p>Open your authenticator app and scan this picture.</p>
          <img className={styles.qr} src={given.qr} alt="QR code for your authenticator app. The key below says the same." />
          <Disclosure summary="I cannot scan it">
            <p>Type or paste this key into the app instead. It is for codes that change with time.</p>
            <p className={styles.secret}>{given.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</p>
          </Disclosure>
        </li>
        <li>
          <CodeField label="Code that the app shows" error={problem?.errors["code"]} />
        </li>
      </ol>
      <div className={styles.buttons}>
        <Button variant="primary" name="intent" value="confirm-second-factor">Turn on</Button>
      </div>
    </>
  );
}
