import { LinkButton, PageHeading } from "@anteroom/core/ui";
import { pageAnswer } from "../../../page-answer.ts";
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../../remix.ts";
import { formAnswer, textOf } from "../../form-answer.ts";
import { nameOf } from "../../people-lines.ts";
import styles from "../chart-form.module.css";
import { chartTitle, useChart } from "../chart-place.ts";
import { DeleteUserForm } from "./delete-user-form.tsx";
import { findUser } from "./find-user.ts";

export const meta = chartTitle("Delete User");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { users } = await pageAnswer(request, context.caller.people.portalUsers({ clientId: params.clientId ?? "" }));
  return { user: findUser(users, params.userId) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const removed = await formAnswer(request, form, () => context.caller.people.remove({ portalUserId: params.userId ?? "", typed: textOf(form, "typed") }));
  if (!removed.ok) return removed.answer;
  throw redirect(`/staff/clients/${params.clientId ?? ""}/portal?done=deleted`);
}

export default function DeleteUserPage() {
  const { client } = useChart();
  const { user } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className={styles.form}>
      <PageHeading>Delete {nameOf(user)}?</PageHeading>
      <DeleteUserForm user={user} answer={answer} />
      <p className={styles.after}><LinkButton href={`/staff/clients/${client.id}/portal`}>Keep this person</LinkButton></p>
    </div>
  );
}
