import { Button, ClientPage, EmptyState, Field, FormKey, LinkButton, Notice, Tag, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import styles from "../parts/payments.module.css";

export const meta = pageTitle("Payment methods");

const said: Record<string, string> = { default: "This one is offered first now.", backup: "This one is the backup now.", "no-backup": "It is not the backup any more.", "health-savings": "Marked as a health savings card.", "no-health-savings": "Not marked as a health savings card any more." };

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<PaymentsRouter>("payments", args);
  const asked = new URL(args.request.url).searchParams;
  const setup = asked.get("setup");
  const ended = setup ? (await api.finishMethod({ id: setup })).state : null;
  return { ...(await api.methods()), ended, removing: asked.get("remove"), naming: asked.get("name"), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    const [intent, id] = [form.text("intent"), form.text("id")];
    if (intent === "add") {
      const answer: FormAnswer & { url: string } = await api.addMethod({ key: form.key });
      return answer;
    }
    if (intent === "name") {
      await api.nameMethod({ id, nickname: form.text("nickname") });
      return { done: form.text("nickname") === "" ? "It has no name of its own now." : "Saved." };
    }
    if (intent === "remove") await api.removeMethod({ id });
    else await api.changeMethod({ id, as: intent as "default" });
    return { done: said[intent] ?? "Removed." };
  });

/** "08/2027", as it stands on the card. */
const monthOf = (expires: number): string => `${String((expires % 12) + 1).padStart(2, "0")}/${Math.floor(expires / 12)}`;

/** The viewer's own cards and bank accounts. */
export default function MethodsPage() {
  const { methods, live, chargedBy, ended, removing, naming, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const url = (answer as { url?: string } | undefined)?.url;
  return (
    <ClientPage title="Payment methods" below={`${chargedBy} charges them only when you pay, or when you agreed to it.`} back={{ href: "/payments", label: "Payment & Insurances" }} answer={url ? undefined : answer}>
      {!answer && ended === "done" ? <Notice tone="success">Added.</Notice> : null}
      {!answer && ended === "open" ? <Notice>It is not added yet. If you have finished, look here again in a minute.</Notice> : null}
      {!answer && ended === "ended" ? <Notice>Nothing was added. You can try again.</Notice> : null}
      {methods.length === 0 ? <EmptyState>You have not added a card or bank account.</EmptyState> : (
        <ul role="list" className={styles.rows} aria-label="Payment methods">
          {methods.map((one) => {
            const { name } = one;
            return (
              <li key={one.id}>
                <div>
                  <p><strong>{one.nickname || one.label}</strong> {one.isDefault ? <Tag tone="accent">Offered first</Tag> : null}{one.isBackup ? <Tag>Backup</Tag> : null}{one.isHealthSavings ? <Tag>Health savings</Tag> : null}</p>
                  {one.nickname ? <p className={styles.detail}>{one.label}</p> : null}
                  {one.expires === null ? null : <p className={styles.detail}>{one.expiry === "expired" ? `It expired in ${monthOf(one.expires)}. Add the new one.` : one.expiry === "soon" ? `It expires in ${monthOf(one.expires)}. Add the new one when you have it.` : `Until ${monthOf(one.expires)}`}</p>}
                  {removing === one.id && !answer?.done ? (
                    <Form method="post" action="/payments/methods" className={styles.buttons}>
                      <input type="hidden" name="id" value={one.id} />
                      <span>Remove {name}?</span>
                      <Button variant="danger" name="intent" value="remove">Yes, remove it</Button>
                      <LinkButton href="/payments/methods">Keep it</LinkButton>
                    </Form>
                  ) : naming === one.id && !answer?.done ? (
                    <Form method="post" action={`/payments/methods?name=${one.id}`} noValidate className={styles.naming} key={form.key}>
                      <FormKey form={form} />
                      <input type="hidden" name="id" value={one.id} />
                      <Field label="Name" optional maxLength={60} hint="Such as Family card. Only you see it." autoComplete="off" {...form.field("nickname", one.nickname)} />
                      <div className={styles.buttons}><Button variant="primary" name="intent" value="name">Save name</Button><LinkButton variant="quiet" href="/payments/methods">Cancel</LinkButton></div>
                    </Form>
                  ) : (
                    <Form method="post" action="/payments/methods" className={styles.buttons}>
                      <input type="hidden" name="id" value={one.id} />
                      {one.isDefault ? null : <Button name="intent" value="default">Offer first<span className="vh">: {name}</span></Button>}
                      {one.isDefault ? null : <Button variant="quiet" name="intent" value={one.isBackup ? "no-backup" : "backup"}>{one.isBackup ? "Not the backup" : "Use as backup"}<span className="vh">: {name}</span></Button>}
                      {one.kind === "card" ? <Button variant="quiet" name="intent" value={one.isHealthSavings ? "no-health-savings" : "health-savings"}>{one.isHealthSavings ? "Not health savings" : "Mark as health savings"}<span className="vh">: {name}</span></Button> : null}
                      <LinkButton variant="quiet" href={`/payments/methods?name=${one.id}`}>{one.nickname ? "Rename" : "Name it"}<span className="vh">: {name}</span></LinkButton>
                      <LinkButton variant="quiet" href={`/payments/methods?remove=${one.id}`}>Remove<span className="vh"> {name}</span></LinkButton>
                    </Form>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {url ? (
        <Notice title="Go on to the secure page">
          <p>You type the number there. We never see it. You come back here after.</p>
          <p><LinkButton variant="primary" href={url}>Open the secure page</LinkButton></p>
        </Notice>
      ) : live ? (
        <Form method="post" action="/payments/methods">
          <FormKey form={form} />
          <Button variant={methods.length === 0 ? "primary" : "secondary"} name="intent" value="add">Add payment method</Button>
        </Form>
      ) : <p>Ask your practice how to pay.</p>}
    </ClientPage>
  );
}
