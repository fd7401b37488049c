import { Button, ChartTab, Field, FormKey, Radios, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SessionsRouter } from "../../server/router.ts";
import styles from "../parts/sessions.module.css";

export const meta = pageTitle("Write down a session");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  return { ...(await pluginPageApi<SessionsRouter>("sessions", args).professionals({ clientId })), clientId, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SessionsRouter>("sessions", args, async (form, api) => {
    const clientId = args.params["clientId"] ?? "";
    const words = (name: string): string => form.text(name);
    const { id } = await api.record({ key: form.key, clientId, staffId: words("staffId"), type: words("type"), day: words("day"), time: words("time"), minutes: words("minutes"), place: words("place") as "video", state: words("state") as "booked" });
    throw redirect(`/staff/clients/${clientId}/sessions/${id}`);
  });

/** A session that came about without scheduling. */
export default function RecordPage() {
  const { professionals, clientId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ChartTab title="Write down a session" below="One that was not booked in the portal." back={{ href: `/staff/clients/${clientId}/sessions`, label: "Sessions" }} answer={answer}>
      <Form method="post" noValidate className={styles.form}>
        <FormKey form={form} />
        <Field as="select" label="Professional" width="medium" {...form.field("staffId", professionals[0]?.id ?? "")}>
          {professionals.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Field>
        <Field label="What it is" maxLength={120} {...form.field("type", "Therapy session")} />
        <Field label="Day" type="date" width="medium" {...form.field("day")} />
        <Field label="Time" hint="Where the professional is" type="time" width="short" {...form.field("time")} />
        <Field label="Minutes" type="number" min={5} max={480} width="short" {...form.field("minutes", "50")} />
        <Radios legend="Where" options={[{ value: "in-person", label: "In person" }, { value: "video", label: "Video" }, { value: "phone", label: "By phone" }]} {...form.field("place", "in-person")} />
        <Radios legend="How it stands" options={[{ value: "booked", label: "Booked" }, { value: "completed", label: "Took place" }, { value: "no-show", label: "Missed" }, { value: "cancelled", label: "Cancelled by the client" }, { value: "practice-cancelled", label: "Cancelled by the practice" }]} {...form.field("state", "completed")} />
        <p><Button variant="primary">Save session</Button></p>
      </Form>
    </ChartTab>
  );
}
