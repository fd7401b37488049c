import { Button, Facts, Field, FormKey, LinkButton, Radios, StaffPage, formOf, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { isScope, scopeOptions } from "../parts/series-scope.ts";
import styles from "../parts/scheduling.module.css";
import { TwoClocks } from "../parts/two-clocks.tsx";

export const meta = pageTitle("Cancel appointment");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const one = await api.details({ id: args.params["appointmentId"] ?? "" });
  const late = one.lateMinutes > 0 && Date.now() >= Date.parse(one.startsAt) - one.lateMinutes * 60_000;
  return { one, late, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const id = args.params["appointmentId"] ?? "";
    const scope = form.text("scope");
    if (isScope(scope)) {
      await api.cancelSeries({ id, key: form.key, scope, forClient: form.text("for") === "client", reason: form.text("reason") });
      throw redirect(`/staff/calendar/${id}`);
    }
    await api.cancelFor({ id, key: form.key, ...(form.version === null ? {} : { version: form.version }), forClient: form.text("for") === "client", reason: form.text("reason") });
    throw redirect(`/staff/calendar/${id}`);
  });

/** Staff cancel: for the practice, or because the client asked, which may be late. */
export default function StaffCancelPage() {
  const { one, late, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const here = `/staff/calendar/${one.id}`;
  const fee = late && one.lateFeeMinor > 0 ? `It is late. A fee of ${formatMoney(one.lateFeeMinor, one.currency)} is proposed to you.` : late ? "It is late." : "It is not late: no fee.";
  return (
    <StaffPage title={one.groupId ? "Remove from the group?" : "Cancel this appointment?"} below={one.groupId ? "The others stay booked and are told nothing." : undefined} back={{ href: here, label: "The appointment" }} answer={answer}>
      <Facts
        ruled
        items={[
          { label: "Who", value: one.clients.map(({ name }) => name).join(", ") || "A client of a colleague" },
          { label: "What", value: `${one.service.name} with ${one.professional.name}` },
          { label: "When", value: <TwoClocks start={one.startsAt} end={one.endsAt} zone={one.zone} place={one.place} there="There" /> },
        ]}
      />
      <Form method="post" noValidate className="stack">
        <FormKey form={form} version={one.version} />
        {one.seriesId ? <Radios legend="How many" options={scopeOptions} {...form.field("scope", "one")} /> : null}
        <Radios legend="Who cancels" options={[{ value: "practice", label: "The practice", hint: "No fee." }, { value: "client", label: "The client asked us to", hint: one.seriesId ? `${fee} Of several, each counts by its own time.` : fee }]} {...form.field("for", "practice")} />
        <Field as="textarea" rows={2} label="Reason" optional hint="The client sees it." maxLength={500} {...form.field("reason")} />
        <div className={styles.verbs}>
          <Button variant="danger">{one.groupId ? "Remove from the group" : "Cancel the appointment"}</Button>
          <LinkButton href={here}>Keep the appointment</LinkButton>
        </div>
      </Form>
    </StaffPage>
  );
}
