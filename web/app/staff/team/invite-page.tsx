import { Button, Field, LinkButton, PageHeading, newUlid } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { formAnswer, textOf, textsOf } from "../form-answer.ts";
import { FormErrors, formValues } from "../form-errors.tsx";
import { rolesIn } from "../role-words.ts";
import page from "../staff-page.module.css";
import { RoleBoxes } from "./role-boxes.tsx";

export const meta = pageTitle("Invite a colleague");

export async function loader({ request, context }: LoaderFunctionArgs) {
  // Whoever may not see the team may not invite; the list's own refusal says so.
  await pageAnswer(request, context.caller.team.list());
  return { key: newUlid() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const invited = await formAnswer(request, form, () =>
    context.caller.team.invite({ name: textOf(form, "name"), email: textOf(form, "email"), roles: rolesIn(textsOf(form, "roles")), key: textOf(form, "key") || undefined }),
  );
  if (!invited.ok) return invited.answer;
  throw redirect("/staff/settings/team?done=invited");
}

export default function InvitePage() {
  const { key } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { state } = useNavigation();
  const values = formValues(problem);
  const at = (name: string) => ({ name, error: values.error(name), defaultValue: values.text(name), autoComplete: "off" });
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings/team">Staff &amp; Users</BackLink>
      <Form method="post" noValidate className={page.form}>
        <FormErrors problem={problem} />
        <PageHeading below="They get a mail with a button. It works once, for 7 days.">Invite a colleague</PageHeading>
        <input type="hidden" name="key" value={key} />
        <Field label="Name" hint="As clients and colleagues see it, such as Dr Maya Rivera." {...at("name")} maxLength={200} />
        <Field label="E-mail" type="email" hint="The invitation goes there, and it becomes the username." {...at("email")} maxLength={254} />
        <RoleBoxes ticked={values.list("roles")} error={values.error("roles")} />
        <div className={page.buttons}>
          <Button variant="primary" busy={state === "submitting"} busyLabel="Sending…">Send invitation</Button>
          <LinkButton href="/staff/settings/team">Cancel</LinkButton>
        </div>
      </Form>
    </div>
  );
}
