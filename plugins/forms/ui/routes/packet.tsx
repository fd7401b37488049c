import { Button, EmptyState, Field, FormKey, Notice, Radios, StaffPage, Tag, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { FormsRouter } from "../../server/router.ts";
import { pressStep, stepIn } from "../builder/press-step.ts";
import styles from "../builder/builder.module.css";

export const meta = pageTitle("Packet");

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params["packetId"] ?? "";
  return { ...(await pluginPageApi<FormsRouter>("forms", args).packet(id === "new" ? {} : { packetId: id })), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<FormsRouter>("forms", args, async (sent, api) => {
    const id = args.params["packetId"] ?? "";
    const press = sent.text("press");
    if (press === "retire" || press === "bring-back") {
      await api.retirePacket({ packetId: id, retired: press === "retire" });
      throw redirect("/staff/library/packets");
    }
    const steps = pressStep(sent.texts("steps"), press, sent.text("add"));
    const kept = { title: sent.texts("title"), purpose: sent.texts("purpose"), defaultFor: sent.texts("defaultFor"), key: sent.texts("key") };
    // Nothing is wrong: the page is only drawn again with the steps as they are now.
    if (press !== "") return { problem: { errors: {}, values: { ...kept, steps } } };
    const defaultFor = sent.text("defaultFor");
    await api.savePacket({
      key: sent.key, rev: sent.version ?? 0, ...(id === "new" ? {} : { packetId: id }), title: sent.text("title"), purpose: sent.text("purpose"),
      defaultFor: defaultFor === "adult" || defaultFor === "minor" ? defaultFor : null, steps: steps.flatMap((code) => stepIn(code) ?? []),
    });
    throw redirect("/staff/library/packets");
  });

/** Which forms and documents a packet has, in order. Nothing is kept before Save. */
export default function PacketPage() {
  const { packet, steps, forms, documents, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = Object.keys(answer?.problem?.errors ?? {}).length > 0;
  const drawn = formOf(formKey, answer);
  const codes = answer?.problem ? (answer.problem.values["steps"] ?? []) : steps.map(({ step, title }) => ("form" in step ? `form:${step.form}` : `document:${step.document}:${title}`));
  const why = new Map(steps.map(({ step, why: reason }) => ["form" in step ? step.form : step.document, reason]));
  const nameOf = (code: string): string => {
    const step = stepIn(code);
    return !step ? code : "form" in step ? (forms.find((form) => form.id === step.form)?.title ?? "A form that is retired") : step.title;
  };
  const idOf = (code: string): string => code.split(":")[1] ?? "";
  const left = forms.filter((form) => !codes.some((code) => idOf(code) === form.id));
  return (
    <StaffPage title={packet ? packet.title : "New packet"} back={{ href: "/staff/library/packets", label: "Packets" }} answer={refused ? answer : undefined}>
      {packet?.retired ? <Notice>This packet is retired. Nobody can send it.</Notice> : null}
      <Form method="post" noValidate className={styles.form} preventScrollReset>
        <FormKey form={drawn} version={packet?.rev ?? 0} />
        <Field label="Title" maxLength={120} {...drawn.field("title", packet?.title)} />
        <Field label="What it is for" hint="For your team. Clients do not see it." optional maxLength={300} {...drawn.field("purpose", packet?.purpose)} />
        <section className={styles.page} aria-labelledby="steps-heading">
          <h2 id="steps-heading">Steps, in order</h2>
          {codes.length === 0 ? <EmptyState>There are no steps yet. Add the first form below.</EmptyState> : (
            <ol role="list" className={styles.items} id="steps">
              {codes.map((code, at) => (
                <li key={code}>
                  <input type="hidden" name="steps" value={code} />
                  <p className={styles.label}><span className={styles.number}>{at + 1}. </span>{nameOf(code)} {code.startsWith("document:") ? <Tag>Document</Tag> : null}</p>
                  {why.get(idOf(code)) ? <p className={styles.facts}>{why.get(idOf(code))}</p> : null}
                  <div className={styles.rowActions}>
                    {at > 0 ? <Button name="press" value={`up:${at}`} variant="quiet">Up<span className="vh">: {nameOf(code)}</span></Button> : null}
                    {at < codes.length - 1 ? <Button name="press" value={`down:${at}`} variant="quiet">Down<span className="vh">: {nameOf(code)}</span></Button> : null}
                    <Button name="press" value={`remove:${at}`} variant="quiet">Remove<span className="vh">: {nameOf(code)}</span></Button>
                  </div>
                </li>
              ))}
            </ol>
          )}
          {left.length + documents.templates.length === 0 ? null : <div className={styles.add}>
            <Field as="select" label="Add a step" name="add" width="medium" key={codes.length}>
              {left.map((form) => <option key={form.id} value={`form:${form.id}`}>{form.title}</option>)}
              {documents.templates.map((document) => <option key={document.id} value={`document:${document.id}:${document.title}`}>{document.title} (document to sign)</option>)}
            </Field>
            <Button name="press" value="add">Add step</Button>
          </div>}
          {documents.reason === "off" ? <p className={styles.saved}>Documents to sign can be added when Documents is turned on for the practice.</p> : null}
        </section>
        <Radios
          legend="Offer it first to" {...drawn.field("defaultFor", packet?.defaultFor ?? "none")}
          options={[{ value: "none", label: "Nobody" }, { value: "adult", label: "New clients of 18 or older" }, { value: "minor", label: "New clients under 18" }]}
        />
        <div className={styles.actions}>
          <Button variant="primary">Save packet</Button>
          {packet ? <Button name="press" value={packet.retired ? "bring-back" : "retire"} variant="quiet">{packet.retired ? "Bring back" : "Retire"}</Button> : null}
        </div>
      </Form>
    </StaffPage>
  );
}
