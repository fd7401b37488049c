import { Button } from "@anteroom/core/ui/button.tsx";
import { Field } from "@anteroom/core/ui/field.tsx";
import { Notice } from "@anteroom/core/ui/notice.tsx";
import { Checkbox } from "@anteroom/core/ui/options.tsx";
import { When } from "@anteroom/core/ui/when.tsx";
import { Form } from "../remix.ts";
import styles from "./account-page.module.css";
import type { FormProblem } from "./form-answer.ts";

/** As the core answers. */
export interface Texts {
  available: boolean;
  sender: string;
  wording: string;
  state: "off" | "asked" | "on" | "stopped";
  phone: string;
  stopped: { at: string; by: "text" | "portal" } | null;
}

interface Props {
  texts: Texts;
  problem: FormProblem | undefined;
  /** Whether another number is being typed while a code is on its way. */
  again: boolean;
}

/** Turning texts on, in two steps, and off: a number with the words that are agreed to, the code that came, and the way out. */
export function TextMessages({ texts, problem, again }: Props) {
  return (
    <section aria-labelledby="texts" className={styles.part}>
      <h2 id="texts">Text messages</h2>
      {!texts.available ? <p>Your practice does not send text messages.</p> : texts.state === "on" ? <TextsOn phone={texts.phone} /> : texts.state === "asked" && !again ? <TypeCode phone={texts.phone} problem={problem} /> : <AskForTexts texts={texts} problem={problem} />}
    </section>
  );
}

function TextsOn({ phone }: { phone: string }) {
  return (
    <Form method="post" className={styles.form}>
      <p>Texts go to <span className={styles.fact}>{phone}</span>. They say that something waits, never what. Answer STOP to any of them to end them.</p>
      <div className={styles.buttons}><Button name="intent" value="stop">Stop text messages</Button></div>
    </Form>
  );
}

function TypeCode({ phone, problem }: { phone: string; problem: FormProblem | undefined }) {
  return (
    <>
      <Form method="post" noValidate className={styles.form}>
        <p>We sent a code to <span className={styles.fact}>{phone}</span>. It works for 10 minutes.</p>
        <div className={styles.code}><Field label="Code from the text" name="code" inputMode="numeric" autoComplete="one-time-code" width="short" maxLength={6} defaultValue={problem?.values["code"]} error={problem?.errors["code"]} /></div>
        <div className={styles.buttons}><Button variant="primary" name="intent" value="confirm">Turn on text messages</Button></div>
      </Form>
      <p><a href="?number=another">Send another code, or use another number</a></p>
    </>
  );
}

function AskForTexts({ texts, problem }: { texts: Texts; problem: FormProblem | undefined }) {
  return (
    <>
      {texts.stopped ? <Notice>{texts.stopped.by === "text" ? "You answered STOP" : "You ended texts here"} on <When start={texts.stopped.at} show="day" />. To have them again, start anew{texts.stopped.by === "text" ? `, or text START to ${texts.sender}` : ""}.</Notice> : null}
      <Form method="post" noValidate className={styles.form}>
        <Field label="Mobile number" name="phone" type="tel" autoComplete="tel" width="medium" maxLength={40} defaultValue={problem?.values["phone"] ?? texts.phone} error={problem?.errors["phone"]} />
        <Checkbox label={texts.wording} name="agreed" defaultChecked={Boolean(problem?.values["agreed"])} error={problem?.errors["agreed"]} />
        <div className={styles.buttons}><Button name="intent" value="start">Send me a code</Button></div>
      </Form>
    </>
  );
}
