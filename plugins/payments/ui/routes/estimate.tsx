import { Button, ClientPage, FormKey, Notice, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { EstimateFacts } from "../parts/estimate-facts.tsx";
import { EstimateState } from "../parts/estimate-state.tsx";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Good faith estimate");

export async function loader(args: LoaderFunctionArgs) {
  return { estimate: await pluginPageApi<PaymentsRouter>("payments", args).estimate({ id: args.params["id"] ?? "" }), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (_form, api) => {
    await api.acknowledgeEstimate({ id: args.params["id"] ?? "" });
    return { done: "Thank you. Your practice sees that it was read." };
  });

const over: Record<string, string> = { expired: "It has run out. Ask your practice for a new one if you need it.", replaced: "There is a newer estimate in your messages." };

/** What a client’s care is expected to cost, for whoever sees the bills. */
export default function EstimatePage() {
  const { estimate, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const said = estimate.state === "withdrawn" ? estimate.reason : over[estimate.state];
  return (
    <ClientPage title="Good faith estimate" below="What your care is expected to cost." back={{ href: "/payments", label: "Payment & Insurances" }} answer={answer}>
      {said ? <Notice title={estimate.state === "withdrawn" ? "Your practice took this back" : undefined}>{said}</Notice> : null}
      <p><EstimateState state={estimate.state} /> {estimate.acknowledged ? <span className={styles.detail}>{estimate.acknowledged.by}, <When start={new Date(estimate.acknowledged.at).toISOString()} show="day" /></span> : null}</p>
      <EstimateFacts of={estimate} />
      {estimate.words.split(/\n+/).filter(Boolean).map((text) => <p key={text} className="measure">{text}</p>)}
      <p><a href={`/files/${estimate.fileId}`}>Download<span className="vh"> the estimate</span> (PDF)</a></p>
      {estimate.state === "sent" ? (
        <Form method="post" className={styles.section} key={form.key}>
          <FormKey form={form} />
          <p className="measure">Saying that you have read it binds you to nothing, and your care does not depend on it.</p>
          <div className={styles.buttons}><Button variant="primary">I have read it</Button></div>
        </Form>
      ) : null}
    </ClientPage>
  );
}
