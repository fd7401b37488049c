import { Button, LinkButton, Notice, PageHeading, newUlid } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textOf } from "../form-answer.ts";
import { FormErrors } from "../form-errors.tsx";
import page from "../staff-page.module.css";

export const meta = pageTitle("Deactivate");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return { key: newUlid(), member: await pageAnswer(request, context.caller.team.member({ staffId: params.staffId ?? "" })) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const done = await formAnswer(request, form, () => context.caller.team.deactivate({ staffId: params.staffId ?? "", key: textOf(form, "key") || undefined }));
  if (!done.ok) return done.answer;
  throw redirect("/staff/settings/team?done=deactivated");
}

/** What happens to somebody's access, their clients and their work, before it happens. */
export default function DeactivatePage() {
  const { key, member } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const { all, alone } = member.clients;
  const back = `/staff/settings/team/${member.id}`;
  return (
    <div className={page.narrow}>
      <BackLink to={back}>{member.name}</BackLink>
      <FormErrors problem={problem} />
      <PageHeading>Deactivate {member.name}?</PageHeading>
      <Form method="post" className={page.form}>
        <input type="hidden" name="key" value={key} />
        <ul>
          <li>{member.isSelf ? "You are" : `${member.name} is`} signed out now on every device, and cannot come back until somebody restores {member.isSelf ? "you" : "them"}.</li>
          <li>What they wrote and did stays, under their name.</li>
          <li>Conversations assigned to them go back to Unassigned.</li>
        </ul>
        {alone > 0 ? (
          <Notice tone="warning" title={alone === 1 ? "1 client has nobody else" : `${alone} clients have nobody else`}>
            {`${member.name} is their only active professional. Assign a colleague in each client’s chart, under Care team.`}
          </Notice>
        ) : all > 0 ? (
          <p>{all === 1 ? "1 client is assigned to them, and has another professional too." : `${all} clients are assigned to them, and each has another professional too.`}</p>
        ) : null}
        <div className={page.buttons}>
          <Button variant="danger" busy={state === "submitting"} busyLabel="Deactivating…">Deactivate {member.name}</Button>
          <LinkButton href={back}>Keep {member.name}</LinkButton>
        </div>
      </Form>
    </div>
  );
}
