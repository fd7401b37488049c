import { Button, Field } from "@anteroom/core/ui";
import { useFetcher } from "../../../remix.ts";
import type { FormAnswer } from "../../form-answer.ts";
import { FormErrors } from "../../form-errors.tsx";
import { nameOf, type PortalUserLine } from "../../people-lines.ts";
import page from "../../staff-page.module.css";
import { useChart } from "../chart-place.ts";

interface Props {
  user: PortalUserLine;
  prefix?: string;
  /** What the page's own action answered, where there is no JavaScript. */
  answer?: FormAnswer;
  onCancel?: () => void;
}

/** Removing somebody for good: the word has to be typed. */
export function DeleteUserForm({ user, prefix = "", answer, onCancel }: Props) {
  const { client } = useChart();
  const fetcher = useFetcher<FormAnswer>({ key: `delete-${user.id}` });
  const problem = (fetcher.data ?? answer)?.problem;
  return (
    <fetcher.Form method="post" action={`/staff/clients/${client.id}/portal/${user.id}/delete`} noValidate className={page.form}>
      <FormErrors problem={problem} prefix={prefix} />
      <p>{nameOf(user)} is signed out now and cannot come back without a new invitation. What they wrote and sent stays in the chart.</p>
      <Field label="Type the word delete" name="typed" id={`${prefix}typed`} error={problem?.errors["typed"]} autoComplete="off" autoCapitalize="none" spellCheck={false} width="medium" />
      <div className={page.buttons}>
        <Button variant="danger" busy={fetcher.state !== "idle"} busyLabel="Deleting…">Delete User</Button>
        {onCancel ? <Button type="button" onClick={onCancel}>Cancel</Button> : null}
      </div>
    </fetcher.Form>
  );
}
