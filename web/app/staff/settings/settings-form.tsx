import { Button, LinkButton, Notice } from "@anteroom/core/ui";
import { useEffect, useRef, type ReactNode } from "react";
import { Form, useNavigation, useSearchParams } from "../../remix.ts";
import type { FormProblem } from "../form-answer.ts";
import { FormErrors } from "../form-errors.tsx";
import page from "../staff-page.module.css";

/** The frame of a settings form: errors, fields, Save Changes. */
export function SettingsForm({ problem, children, cancel = "/staff/settings", action }: { problem?: FormProblem; children: ReactNode; cancel?: string; action?: string }) {
  const { state } = useNavigation();
  return (
    <Form method="post" action={action} noValidate className={page.form}>
      <FormErrors problem={problem} />
      {children}
      <div className={page.buttons}>
        <Button variant="primary" busy={state === "submitting"} busyLabel="Saving…">Save Changes</Button>
        <LinkButton href={cancel}>Cancel</LinkButton>
      </div>
    </Form>
  );
}

/** "Changes saved.", after the form led back here. */
export function SavedLine() {
  const [params] = useSearchParams();
  const notice = useRef<HTMLDivElement>(null);
  const saved = params.get("saved");
  useEffect(() => {
    if (!saved) return undefined;
    const timer = setTimeout(() => notice.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, [saved]);
  return saved ? <div className={page.notice}><Notice ref={notice} tone="success" focusable>Changes saved.</Notice></div> : null;
}

/** Marks the address so that `SavedLine` speaks, anew for each save. */
export const savedMark = (): string => `saved=${Date.now().toString(36)}`;
