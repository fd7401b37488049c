import { Button, ChartTab, Facts, Field, FormKey, LinkButton, Notice, Tag, formOf, formatDayTime, newUlid, pageTitle, useViewerTime } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import styles from "../alerts/alerts.module.css";
import { alertTags } from "../alerts/alert-tags.ts";

export const meta = pageTitle("Alert");

const idOf = ({ params }: LoaderFunctionArgs): string => params["alertId"] ?? "";

export async function loader(args: LoaderFunctionArgs) {
  return { alert: await pluginPageApi<FormsRouter>("forms", args).alert({ alertId: idOf(args) }), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    const alertId = idOf(args);
    if (form.text("do") === "acknowledge") {
      await api.acknowledgeAlert({ alertId });
      return { done: "You have this alert now. Nobody else is told of it." };
    }
    await api.resolveAlert({ alertId, note: form.text("note") });
    return { done: "Resolved. Your note is kept with it." };
  });

/** One answer that staff look at now: what was said, what the person saw, who has it, and what was done. */
export default function AlertPage() {
  const { alert, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const time = useViewerTime();
  const form = formOf(formKey, answer);
  const say = (by: string | null, at: number | null): string => [by, at === null ? null : formatDayTime(at, time)].filter(Boolean).join(", ");
  const here = `/staff/clients/${alert.clientId}/forms`;
  const { words, tone } = alertTags[alert.state];
  const hours = `${alert.hours} ${alert.hours === 1 ? "hour" : "hours"}`;
  return (
    <ChartTab title={`An answer of ${alert.who}`} back={{ href: here, label: "Forms" }} answer={answer} beside={<Tag tone={tone}>{words}</Tag>}>
      <div className={styles.section}>
        {alert.changedTo !== null && alert.changedAt !== null ? <Notice tone="warning" title="The answer was changed later">{`${formatDayTime(alert.changedAt, time)} it became: ${alert.changedTo}. The alert stays until you resolve it.`}</Notice> : null}
        <Facts ruled items={[
          { label: "Form", value: alert.form },
          { label: "Question", value: alert.question },
          { label: "Answer", value: <strong>{alert.answer}</strong> },
          { label: "Answered", value: `${formatDayTime(alert.raisedAt, time)}${alert.early ? ", before the form was sent" : ""}` },
          ...(alert.legalName !== null && alert.legalName !== alert.who ? [{ label: "Legal name", value: alert.legalName }] : []),
          ...(alert.phone ? [{ label: "Phone", value: <a href={`tel:${alert.phone.replace(/[^\d+]/g, "")}`}>{alert.phone}</a> }] : []),
          { label: "What they saw", value: alert.shownToThem.length > 0 ? `That nobody may be watching right now, and how to reach ${alert.shownToThem.join(", ")}.` : "That nobody may be watching right now, and to call their local emergency number. Your urgent help list is empty." },
          ...(alert.acknowledgedAt === null ? [] : [{ label: "Acknowledged", value: say(alert.acknowledgedBy, alert.acknowledgedAt) }]),
          ...(alert.resolvedAt === null ? [] : [{ label: "Resolved", value: say(alert.resolvedBy, alert.resolvedAt) }]),
        ]} />
        {alert.state === "waiting" ? (
          <>
            <p>{alert.level === "administrators" ? `Administrators are told every ${hours} until somebody acknowledges this.` : `If nobody acknowledges this within ${hours} by the clock, ${alert.level === "lead" ? "the rest of the care team is told" : "administrators are told"}.`}</p>
            <Form method="post"><FormKey form={form} /><Button variant="primary" name="do" value="acknowledge">Acknowledge</Button></Form>
          </>
        ) : null}
        {alert.note === null ? null : <div className={styles.note}><p className="small muted">What was done</p><p>{alert.note}</p></div>}
        {alert.state === "resolved" ? null : (
          <Form method="post" noValidate className={styles.section}>
            <FormKey form={form} />
            <Field as="textarea" rows={3} maxLength={2000} label="What was done" hint="Only staff see this. It stays with the alert." {...form.field("note")} />
            <p><Button name="do" value="resolve" variant={alert.state === "waiting" ? "secondary" : "primary"}>Resolve with this note</Button></p>
          </Form>
        )}
        <p><LinkButton href={`${here}/${alert.assignmentId}`} variant="quiet">Open the form</LinkButton></p>
      </div>
    </ChartTab>
  );
}
