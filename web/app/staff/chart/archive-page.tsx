import { Button, LinkButton, PageHeading } from "@anteroom/core/ui";
import { Form, redirect, useActionData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { formAnswer, textOf } from "../form-answer.ts";
import { FormErrors } from "../form-errors.tsx";
import { nameOf } from "../people-lines.ts";
import { requireMay } from "../require-may.ts";
import page from "../staff-page.module.css";
import { chartTitle, useChart } from "./chart-place.ts";
import styles from "./chart-form.module.css";

export const meta = chartTitle("Archive");

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMay({ request, context }, "writeClients");
  return null;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const clientId = params.clientId ?? "";
  const { people } = context.caller;
  const restore = textOf(form, "intent") === "restore";
  const done = await formAnswer(request, form, () => (restore ? people.unarchive({ clientId }) : people.archive({ clientId })));
  if (!done.ok) return done.answer;
  throw redirect(`/staff/clients/${clientId}?done=${restore ? "restored" : "archived"}`);
}

/** Archiving a client, or taking one out of the archive, with what it means for the people in the portal. */
export default function ArchivePage() {
  const { client } = useChart();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const archived = client.archivedAt !== null;
  const name = nameOf(client);
  return (
    <Form method="post" className={styles.form}>
      <FormErrors problem={problem} />
      <PageHeading>{archived ? `Restore ${name}?` : `Archive ${name}?`}</PageHeading>
      <div className={page.form}>
        {archived ? (
          <p>{name} comes back to the list of clients, and the portal is open again for its portal users.</p>
        ) : (
          <ul>
            <li>{name} leaves the list of clients. You find the record under Archived.</li>
            <li>Portal users can read for the time that your practice has set. They cannot write, fill in or book.</li>
            <li>After that the portal closes for them, with your phone number.</li>
            <li>Nothing is deleted. You can restore the client at any time.</li>
          </ul>
        )}
        <div className={page.buttons}>
          <Button variant="primary" name="intent" value={archived ? "restore" : "archive"} busy={state === "submitting"} busyLabel="Saving…">{archived ? "Restore client" : "Archive client"}</Button>
          <LinkButton href={`/staff/clients/${client.id}`}>Cancel</LinkButton>
        </div>
      </div>
    </Form>
  );
}
