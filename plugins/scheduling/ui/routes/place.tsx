import { Button, Checkbox, Field, FormKey, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { notFoundPage, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";

export const meta = pageTitle("Place");

export async function loader(args: LoaderFunctionArgs) {
  const { locations, zone, mayChange } = await pluginPageApi<SchedulingRouter>("scheduling", args).setUp();
  const id = args.params["placeId"];
  const stored = locations.find((one) => one.id === id) ?? null;
  if (!mayChange || (!stored && id !== "new")) throw notFoundPage("this place");
  return { stored, zone, zones: [...new Set([stored?.zone ?? zone, ...Intl.supportedValuesOf("timeZone")])].sort(), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api) => {
    const asked = args.params["placeId"] ?? "";
    const rooms = form.text("rooms").split("\n").map((line) => line.trim()).filter(Boolean);
    await api.saveLocation({ id: asked === "new" ? form.key : asked, version: form.version, name: form.text("name"), address: form.text("address"), directions: form.text("directions"), zone: form.text("zone"), rooms, archived: form.ticked("archived") });
    throw redirect("/staff/library/places");
  });

/** One place with its rooms, to make or to change. */
export default function PlacePage() {
  const { stored, zone, zones, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <StaffPage title={stored ? stored.name : "Add a place"} back={{ href: "/staff/library/places", label: "Places and rooms" }} answer={answer}>
      <Form method="post" noValidate className="stack-large" key={form.key}>
        <FormKey form={form} {...(stored ? { version: stored.version } : {})} />
        <Field label="Name" hint="Clients see it, such as Willow House." maxLength={120} {...form.field("name", stored?.name)} />
        <Field as="textarea" rows={3} label="Address" optional maxLength={500} {...form.field("address", stored?.address)} />
        <Field as="textarea" rows={2} label="How to find it" optional hint="Parking, doorbell, step-free way in." maxLength={1000} {...form.field("directions", stored?.directions)} />
        <Field as="select" label="Time zone" hint="Appointments here are told on this clock." {...form.field("zone", stored?.zone ?? zone)}>
          {zones.map((one) => <option key={one} value={one}>{one.replaceAll("_", " ")}</option>)}
        </Field>
        <Field as="textarea" rows={3} label="Rooms" optional hint="One a line. With rooms, only so many appointments fit at once." {...form.field("rooms", stored?.rooms.map(({ name }) => name).join("\n"))} />
        {stored ? <Checkbox label="Not used any more" hint="Appointments here stay." {...form.tick("archived", stored.archived)} /> : null}
        <Button variant="primary">{stored ? "Save" : "Add place"}</Button>
      </Form>
    </StaffPage>
  );
}
