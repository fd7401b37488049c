import { Button, FormKey, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { notFoundPage, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import type { Mode, PayAsk } from "../../server/rows/services.ts";
import type { Place } from "../../server/rows/appointments.ts";
import { readMoney } from "../parts/money-field.ts";
import { refused } from "../parts/refused.ts";
import { ServiceFields } from "../parts/service-fields.tsx";
import styles from "../parts/scheduling.module.css";

export const meta = pageTitle("Service");

const isNew = (id: string | undefined): boolean => id === "new";

export async function loader(args: LoaderFunctionArgs) {
  const { services, professionals, forms, payments, currency, mayChange } = await pluginPageApi<SchedulingRouter>("scheduling", args).setUp();
  const id = args.params["serviceId"];
  const stored = services.find((one) => one.id === id) ?? null;
  if (!mayChange || (!stored && !isNew(id))) throw notFoundPage("this service");
  return { stored, professionals, forms, payments, currency, formKey: newUlid() };
}

const money = ["priceMinor", "lateFeeMinor", "noShowFeeMinor", "depositKnown", "depositNew"] as const;

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const asked = args.params["serviceId"] ?? "";
    const intent = form.text("intent");
    if (intent === "archive" || intent === "offer") {
      await api.archiveService({ id: asked, archived: intent === "archive" });
      return { done: intent === "archive" ? "It is not offered any more. Appointments of it stay." : "It is offered again." };
    }
    const { services, currency } = await api.setUp();
    const amounts = money.map((name) => readMoney(form.text(name) || "0", currency));
    const wrong = money.filter((_, index) => amounts[index] === null);
    if (wrong.length > 0) return refused(form, Object.fromEntries(wrong.map((name) => [name, "Write an amount, such as 120 or 120.50."])));
    const [priceMinor, lateFeeMinor, noShowFeeMinor, depositKnown, depositNew] = amounts.map((amount) => amount ?? 0);
    const stored = isNew(asked) ? null : (services.find((one) => one.id === asked) ?? null);
    await api.saveService({
      id: stored?.id ?? form.key, version: form.version, name: form.text("name"), about: form.text("about"), minutes: form.text("minutes"), bufferBefore: form.text("bufferBefore"), bufferAfter: form.text("bufferAfter"),
      priceMinor, lateFeeMinor, noShowFeeMinor, currency, procedureCode: form.text("procedureCode"), payKnown: form.text("payKnown") as PayAsk, depositKnown, payNew: form.text("payNew") as PayAsk, depositNew, places: form.texts("places") as Place[], modeKnown: form.text("modeKnown") as Mode, modeNew: form.text("modeNew") as Mode,
      seats: form.text("seats"), professionalIds: form.texts("professionalIds"), formId: form.text("formId"), formHours: form.text("formHours") || 24, lateHours: form.text("lateHours"), lateRule: form.text("lateRule") as "fee",
      interval: form.text("interval") === "" ? null : form.text("interval"), position: form.text("position") || 0,
    });
    throw redirect("/staff/library/services");
  });

/** One service, to make or to change. */
export default function ServicePage() {
  const { stored, professionals, forms, payments, currency, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <StaffPage title={stored ? stored.name : "Add a service"} {...(stored ? { below: "What is booked already keeps what was agreed." } : {})} back={{ href: "/staff/library/services", label: "Services" }} answer={answer}>
      <Form method="post" noValidate className="stack-large" key={form.key}>
        <FormKey form={form} {...(stored ? { version: stored.version } : {})} />
        <ServiceFields form={form} stored={stored} professionals={professionals} forms={forms} payments={payments} currency={currency} />
        <Button variant="primary" name="intent" value="save">{stored ? "Save" : "Add service"}</Button>
      </Form>
      {stored ? (
        <Form method="post" className={styles.verbs} key={`archive ${form.key}`}>
          <FormKey form={form} />
          {stored.archivedAt === null ? <Button name="intent" value="archive">Stop offering it</Button> : <Button name="intent" value="offer">Offer it again</Button>}
        </Form>
      ) : null}
    </StaffPage>
  );
}
