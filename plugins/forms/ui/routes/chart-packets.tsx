import { Button, ChartTab, Checkbox, Disclosure, EmptyState, Field, FormKey, Link, Tag, formOf, formatDayTime, newUlid, pageTitle, useViewerTime, formatCalendarDay } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import { stepTags } from "../packets/step-tags.ts";
import rows from "../rows.module.css";
import styles from "../packets/packets.module.css";

export const meta = pageTitle("Packets");

export async function loader(args: LoaderFunctionArgs) {
  const clientId = args.params["clientId"] ?? "";
  return { ...(await pluginPageApi<FormsRouter>("forms", args).chartPackets({ clientId })), clientId, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (form, api) => {
    switch (form.text("do")) {
      case "withdraw":
        await api.withdrawPacket({ givenId: form.text("givenId") });
        return { done: "Withdrawn. What was sent stays." };
      case "nudge":
        await api.nudgePacket({ givenId: form.text("givenId"), key: form.key });
        return { done: "A reminder is on its way." };
      case "ask":
        await api.askDocuments({ givenId: form.text("givenId") });
        return { done: "Asked again. Look back in a moment." };
      default: {
        const { enrolled } = await api.givePacket({ key: form.key, portalUserId: form.text("portalUserId"), packetId: form.text("packetId"), dueOn: form.text("dueOn"), ordered: form.ticked("ordered") });
        return { done: enrolled ? "Given. It is one card in their messages." : "Given. They have not joined the portal yet and will find it when they first sign in." };
      }
    }
  });

/** A client's packets with the state of each step, and one to give. */
export default function ChartPacketsPage() {
  const { people, packets, given, today, clientId, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const time = useViewerTime();
  const form = formOf(formKey, answer);
  return (
    <ChartTab title="Packets" back={{ href: `/staff/clients/${clientId}/forms`, label: "Forms" }} answer={answer}>
      {people.length === 0 ? <EmptyState>Nobody of this client can fill in forms in the portal yet. Add a user, or tick View & Submit Surveys for one, under Client Portal.</EmptyState>
        : packets.length === 0 ? <EmptyState>There is no packet to give yet. Make one in the library.</EmptyState> : (
          <Disclosure summary="Give a packet" defaultOpen={given.length === 0 || answer?.problem !== undefined} key={form.key}>
            <Form method="post" noValidate className={rows.give}>
              <FormKey form={form} />
              <Field as="select" label="Packet" {...form.field("packetId", packets.find((one) => one.usual)?.id)}>
                <option value="">Choose a packet</option>
                {packets.map((one) => <option key={one.id} value={one.id} disabled={!one.ready}>{one.title} ({one.ready ? `${one.steps} ${one.steps === 1 ? "step" : "steps"}` : "a form of it is not published yet"})</option>)}
              </Field>
              <Field as="select" label="Who does it" {...form.field("portalUserId")}>
                {people.map((one) => <option key={one.id} value={one.id}>{one.name}{one.enrolled ? "" : " (not joined yet)"}</option>)}
              </Field>
              <Field type="date" label="Due on" optional width="medium" hint="Until that day ends where the client is." min={today} {...form.field("dueOn")} />
              <Checkbox label="Steps are done in this order" hint="A step opens when the one before it is sent." {...form.tick("ordered")} />
              <p><Button variant="primary">Give this packet</Button></p>
            </Form>
          </Disclosure>
        )}
      {given.map((packet) => (
        <section key={packet.id} className={styles.packet} aria-labelledby={packet.id}>
          <div>
            <h2 id={packet.id}>{packet.title}</h2>
            <p className={rows.facts}>{[packet.who, `Given ${formatDayTime(packet.assignedAt, time)}`, packet.state === "done" && packet.doneAt !== null ? `Finished ${formatDayTime(packet.doneAt, time)}` : packet.state === "revoked" ? "Withdrawn" : `${packet.done} of ${packet.of} steps done`, packet.state === "open" && packet.dueOn ? `Due ${formatCalendarDay(packet.dueOn, time)}` : null].filter(Boolean).join(" · ")}</p>
          </div>
          <ol role="list" className={styles.steps}>
            {packet.steps.map((step, at) => (
              <li key={`${at} ${step.title}`} className={styles.step}>
                <span className={styles.number} aria-hidden="true">{at + 1}</span>
                <div>
                  <p className={rows.title}>{step.assignmentId ? <Link href={`/staff/clients/${clientId}/forms/${step.assignmentId}`}>{step.title}</Link> : step.title}</p>
                  {step.why ?? step.place ? <p className={rows.facts}>{step.why ?? step.place}</p> : null}
                </div>
                <Tag tone={stepTags[step.state].tone}>{stepTags[step.state].staff}</Tag>
              </li>
            ))}
          </ol>
          {packet.state === "open" ? (
            <Form method="post" className="row">
              <FormKey form={form} />
              <input type="hidden" name="givenId" value={packet.id} />
              {packet.steps.some((step) => step.state === "missing") ? <Button name="do" value="ask">Ask again for documents</Button> : null}
              <Button name="do" value="nudge">Nudge<span className="vh"> about {packet.title}</span></Button>
              <Button name="do" value="withdraw" variant="quiet">Withdraw what is left<span className="vh"> of {packet.title}</span></Button>
            </Form>
          ) : null}
        </section>
      ))}
    </ChartTab>
  );
}
