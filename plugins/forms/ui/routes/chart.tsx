import { Button, ChartTab, Checkbox, Checkboxes, Disclosure, EmptyState, Field, FormKey, Link, LinkButton, Notice, PageLinks, Tag, formOf, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { cursorIn, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import { ChartAlerts } from "../alerts/chart-alerts.tsx";
import rows from "../rows.module.css";
import styles from "../staff/chart.module.css";
import { stateFacts, stateTags } from "../staff/state-words.ts";

export const meta = pageTitle("Forms");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  const after = cursorIn(args.request);
  const wanted = new URL(args.request.url).searchParams;
  const api = pluginPageApi<FormsRouter>("forms", args);
  const chart = await api.chart({ clientId, ...(after ? { after } : {}) });
  return { ...chart, alerts: chart.mayReview ? (await api.clientAlerts({ clientId })).alerts : [], clientId, after, replaces: wanted.get("replaces") ?? "", formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    const { enrolled } = await api.assign({
      key: form.key, portalUserId: form.text("portalUserId"), formId: form.text("formId"), dueOn: form.text("dueOn"), closesOn: form.text("closesOn"), sendOn: form.text("sendOn"), note: form.text("note"),
      required: !form.ticked("optional"), sharedWith: form.texts("sharedWith"), replaces: form.text("replaces"),
    });
    return { done: enrolled ? "Given. It is in their messages." : "Given. They have not joined the portal yet and will find it when they first sign in." };
  });

/** The chart's tab: what was given and where it stands, and a form to give. */
export default function ChartPage() {
  const { alerts, mayReview, people, forms, assignments, today, next, after, clientId, formKey, replaces } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const time = useViewerTime();
  const form = formOf(formKey, answer);
  const replaced = assignments.find((one) => one.id === replaces);
  const waiting = people.filter((one) => !one.enrolled);
  const open = answer?.problem !== undefined || replaced !== undefined || assignments.length === 0;
  return (
    <ChartTab title="Forms" answer={answer}>
      <ChartAlerts alerts={alerts} />
      <p className="row"><LinkButton href={`/staff/clients/${clientId}/forms/packets`} variant="quiet">Packets</LinkButton><LinkButton href={`/staff/clients/${clientId}/forms/repeats`} variant="quiet">Repeated forms</LinkButton>{mayReview ? <LinkButton href={`/staff/clients/${clientId}/forms/scores`} variant="quiet">Scores</LinkButton> : null}</p>
      {people.length === 0 ? <EmptyState>Nobody of this client can fill in forms in the portal yet. Add a user, or tick View & Submit Surveys for one, under Client Portal.</EmptyState>
        : forms.length === 0 ? <EmptyState>There is no form to give yet. Publish one in the library.</EmptyState> : (
          <Disclosure summary="Give a form" defaultOpen={open} key={form.key}>
            <Form method="post" noValidate className={rows.give}>
              <FormKey form={form} />
              {replaced ? <><input type="hidden" name="replaces" value={replaced.id} /><Notice>This takes the place of “{replaced.title}”, which is withdrawn.</Notice></> : null}
              <Field as="select" label="Form" {...form.field("formId")}>
                <option value="">Choose a form</option>
                {forms.map((one) => <option key={one.id} value={one.id}>{one.title} ({one.inThread ? "in the conversation" : `about ${one.minutes} min`})</option>)}
              </Field>
              <Field as="select" label="Who fills it in" hint={waiting.length > 0 ? `${waiting.map((one) => one.name).join(" and ")} ${waiting.length === 1 ? "has" : "have"} not joined the portal yet. The form waits for them.` : undefined} {...form.field("portalUserId", replaced?.portalUserId)}>
                {people.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
              </Field>
              <div className={styles.days}>
                <Field type="date" label="Due on" optional hint="Until that day ends where the client is." min={today} {...form.field("dueOn")} />
                <Field type="date" label="Send on" optional hint="At 9am. Empty sends it now." min={today} {...form.field("sendOn")} />
                <Field type="date" label="Closes after" optional hint="Empty keeps it open." min={today} {...form.field("closesOn")} />
              </div>
              <Field as="textarea" label="Note to go with it" optional rows={2} maxLength={500} {...form.field("note")} />
              <Checkbox label="They can leave this one out" {...form.tick("optional")} />
              {people.length > 1 ? (
                <Checkboxes
                  legend="Who else may read what is sent?" hint="Nobody, unless you choose. This is told before the form is answered and cannot be changed later." options={people.map((one) => ({ value: one.id, label: one.name }))}
                  {...form.choices("sharedWith")}
                />
              ) : null}
              <p><Button variant="primary">Give this form</Button></p>
            </Form>
          </Disclosure>
        )}
      {assignments.length > 0 ? (
        <ul role="list" className={styles.list} aria-label="Forms of this client">
          {assignments.map((one) => (
            <li key={one.id} className={styles.row}>
              <div>
                <p className={rows.title}><Link href={`/staff/clients/${clientId}/forms/${one.id}`}>{one.title}</Link></p>
                <p className={rows.facts}>{[one.who, ...stateFacts(one, time), one.sharedWith.length > 0 ? `Shared with ${one.sharedWith.join(", ")}` : null, one.newer ? `Version ${one.version}, a newer one is out` : null].filter(Boolean).join(" · ")}</p>
              </div>
              <Tag tone={stateTags[one.state].tone}>{stateTags[one.state].words}</Tag>
            </li>
          ))}
        </ul>
      ) : null}
      <PageLinks here={`/staff/clients/${clientId}/forms`} next={next} after={after} />
    </ChartTab>
  );
}
