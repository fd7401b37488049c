import { Button } from "@anteroom/core/ui/button.tsx";
import { Disclosure } from "@anteroom/core/ui/disclosure.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { useEffect, useRef } from "react";
import { Form } from "../remix.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import type { SecondFactorAnswer, SecondFactorIntent } from "./second-factor-action.ts";
import { SecondFactorSetup } from "./second-factor-setup.tsx";
import styles from "./account-page.module.css";

interface Props {
  status: { on: boolean; required: boolean; recoveryCodesLeft: number };
  answer: SecondFactorAnswer;
}

const proving: Record<SecondFactorIntent, string> = {
  "start-second-factor": "Enter your password to set up two-step sign-in",
  "disable-second-factor": "Enter your password to turn two-step sign-in off",
  "new-recovery-codes": "Enter your password to make new recovery codes",
};

/** Two-step sign-in: set up, turn off, recovery codes. */
export function SecondFactorSection({ status, answer }: Props) {
  const { given, prove, problem, recoveryCodes } = answer;
  const on = status.on || recoveryCodes !== undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const stage = prove ?? (given ? "given" : "");
  useEffect(() => {
    // The button that was pressed is gone; reading goes on here.
    if (stage !== "" && !problem) heading.current?.focus();
  }, [stage, problem]);
  return (
    <section className={styles.part} aria-labelledby="two-step">
      <h2 id="two-step" ref={heading} tabIndex={-1}>Two-step sign-in</h2>
      {recoveryCodes ? <RecoveryCodes codes={recoveryCodes} /> : null}
      {prove ? (
        <Form method="post" noValidate className={styles.form}>
          <input type="hidden" name="wanted" value={prove} />
          <Field label={proving[prove]} name="provePassword" type="password" autoComplete="current-password" error={problem?.errors["provePassword"]} />
          <div className={styles.buttons}>
            <Button variant="primary" name="intent" value="prove">Continue</Button>
          </div>
        </Form>
      ) : given ? (
        <Form method="post" noValidate className={styles.form}>
          <SecondFactorSetup given={given} problem={problem} />
        </Form>
      ) : on ? (
        <TurnedOn status={status} />
      ) : (
        <>
          <p>When you sign in, you also enter a code from an app on your phone. It keeps your information safe if your password is guessed.</p>
          <Form method="post">
            <Button name="intent" value="start-second-factor">Set up two-step sign-in</Button>
          </Form>
        </>
      )}
    </section>
  );
}

function TurnedOn({ status }: Pick<Props, "status">) {
  const { required, recoveryCodesLeft: left } = status;
  return (
    <>
      <p>It is on. You have {left} {left === 1 ? "recovery code" : "recovery codes"} left.</p>
      <Form method="post" className={styles.buttons}>
        <Button name="intent" value="new-recovery-codes">Make new recovery codes</Button>
      </Form>
      {required ? (
        <p className="muted">Your practice asks its team for a second step, so it stays on.</p>
      ) : (
        <Disclosure summary="Turn it off">
          <p>Then your password alone lets you in. Your recovery codes and remembered devices are removed.</p>
          <Form method="post">
            <Button variant="danger" name="intent" value="disable-second-factor">Turn off two-step sign-in</Button>
          </Form>
        </Disclosure>
      )}
    </>
  );
}
