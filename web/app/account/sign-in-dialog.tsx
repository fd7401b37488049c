import { Button } from "@anteroom/core/ui/button.tsx";
import { Dialog } from "@anteroom/core/ui/dialog.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import type { SignedOut } from "@anteroom/core/ui/live/signed-out.ts";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { callAccount, type SignInAnswer } from "./call-account.ts";
import { CodeField } from "./code-field.tsx";
import styles from "./session-keeper.module.css";

interface Props {
  why: SignedOut["why"];
  message: string;
  email: string;
  seatId: string;
  /** Called with true when the same person is signed in again. */
  onDone: (again: boolean) => void;
  /** Called with where to go when somebody else signed in, or more is needed than fits here. */
  onOther: (path: string) => void;
}

/** Signs in again without leaving the page: what was typed stays, and the call that was refused is made again. */
export function SignInDialog({ why, message, email, seatId, onDone, onOther }: Props) {
  const [stage, setStage] = useState<"password" | "code">("password");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>("input:not([hidden])")?.focus(), [stage, error]);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    const typed = new FormData(event.currentTarget);
    setBusy(true);
    const answer =
      stage === "code"
        ? await callAccount<SignInAnswer>("secondFactor.verify", { code: String(typed.get("dialogCode") ?? "") })
        : await callAccount<SignInAnswer>("reauthenticate", { password: String(typed.get("dialogPassword") ?? ""), ...(email === "" ? {} : { email }), ...(seatId === "" ? {} : { seatId }) });
    setBusy(false);
    if (!answer.ok) return setError(Object.values(answer.fields)[0] ?? answer.message);
    setError(undefined);
    if (answer.data.state === "second-factor") return answer.data.setup ? onOther("/signin/set-up-code") : setStage("code");
    if (answer.data.samePerson === false) return onOther(answer.data.goTo);
    onDone(true);
  }

  return (
    <Dialog open mustAnswer={why === "signed-out"} title={why === "prove-again" ? "Enter your password to go on" : "Sign in to go on"} onClose={() => onDone(false)}>
      <p>{message}</p>
      {why === "signed-out" ? <p>What you typed on this page is kept.</p> : null}
      <form ref={form} className={styles.form} noValidate onSubmit={(event) => void send(event)}>
        {stage === "code" ? (
          <CodeField key="code" name="dialogCode" label="Code from your authenticator app" error={error} />
        ) : (
          <>
            <input type="text" name="dialogUsername" autoComplete="username" value={email} readOnly hidden />
            <Field key="password" label={email === "" ? "Password" : `Password for ${email}`} name="dialogPassword" type="password" autoComplete="current-password" error={error} />
          </>
        )}
        <div className={styles.buttons}>
          <Button variant="primary" busy={busy} busyLabel="Signing in…">{why === "prove-again" ? "Continue" : "Sign in"}</Button>
          <Button type="button" variant="quiet" onClick={() => onDone(false)}>{why === "prove-again" ? "Cancel" : "Leave this page"}</Button>
        </div>
      </form>
    </Dialog>
  );
}
