import { Button, Field, FormKey, LinkButton, StaffPage, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import styles from "../parts/scheduling.module.css";

export const meta = pageTitle("Cancel the group");

export async function loader(args: LoaderFunctionArgs) {
  const group = await pluginPageApi<SchedulingRouter>("scheduling", args).group({ id: args.params["groupId"] ?? "" });
  return { group, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const id = args.params["groupId"] ?? "";
    await api.cancelGroup({ id, key: form.key, reason: form.text("reason") });
    throw redirect(`/staff/calendar/groups/${id}?cancelled`);
  });

/** Asks once before a group is cancelled for everybody in it. */
export default function GroupCancelPage() {
  const { group, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const here = `/staff/calendar/groups/${group.id}`;
  return (
    <StaffPage title="Cancel this group?" below={group.when ? <>{group.when.service}, <When start={group.when.startsAt} />. {group.taken === 1 ? "1 person comes" : `${group.taken} people come`}.</> : null} back={{ href: here, label: "The group" }} answer={answer}>
      <p>It is cancelled for everybody, with no fee. To take one person out, remove them on the page of the group.</p>
      <Form method="post" noValidate className="stack">
        <FormKey form={form} />
        <Field as="textarea" rows={2} label="Reason" optional hint="Everybody in the group sees it." maxLength={500} {...form.field("reason")} />
        <div className={styles.verbs}>
          <Button variant="danger">Cancel the group</Button>
          <LinkButton href={here}>Keep the group</LinkButton>
        </div>
      </Form>
    </StaffPage>
  );
}
