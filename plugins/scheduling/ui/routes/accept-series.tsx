import { Button, FormKey, LinkButton, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import styles from "../parts/scheduling.module.css";
import { SeriesTimes } from "../parts/series-times.tsx";

export const meta = pageTitle("Times that a client asks for");

const idIn = (args: LoaderFunctionArgs | ActionFunctionArgs): string => args.params["appointmentId"] ?? "";

export async function loader(args: LoaderFunctionArgs) {
  const asked = await pluginPageApi<SchedulingRouter>("scheduling", args).wishedSeries({ id: idIn(args) });
  // Somebody has answered meanwhile.
  if (asked.state !== "requested") throw redirect(`/staff/calendar/${idIn(args)}`);
  return { id: idIn(args), asked, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    await api.acceptSeries({ id: idIn(args), key: form.key, skip: form.texts("skip") });
    throw redirect(`/staff/calendar/${idIn(args)}?accepted`);
  });

/** All times that a client asks for at once, with what stands in the way of each, before they are accepted. */
export default function AcceptSeriesPage() {
  const { id, asked, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <StaffPage title={`${asked.service} for ${asked.client}`} below="The first time is kept for the client until you answer; the others are free as you see them now." back={{ href: `/staff/calendar/${id}`, label: "The request" }} answer={answer}>
      <Form method="post" className="stack-large" key={form.key}>
        <FormKey form={form} />
        <SeriesTimes zone={asked.zone} times={asked.times} kept={asked.times[0]?.day} />
        <div className={styles.verbs}>
          <Button variant="primary">Accept these times</Button>
          <LinkButton variant="quiet" href={`/staff/calendar/${id}`}>Back</LinkButton>
        </div>
      </Form>
    </StaffPage>
  );
}
