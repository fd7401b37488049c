import { Button, Checkbox, EmptyState, FormKey, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ChooseClient, clientIn, findClients } from "../parts/choose-client.tsx";
import { placeChoices } from "../parts/place-choices.ts";
import { WishFields, readWish } from "../parts/wish-fields.tsx";

export const meta = pageTitle("Add to the waitlist");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const clientId = clientIn(args.request);
  const [setUp, chart] = await Promise.all([api.setUp(), clientId ? api.chart({ clientId }) : null]);
  const services = setUp.services.filter(({ archivedAt }) => archivedAt === null);
  const places = placeChoices([...new Set(services.flatMap(({ places }) => places))], setUp.locations.filter(({ archived }) => !archived));
  return { client: chart ? { id: clientId, name: chart.name } : null, choices: { services: services.map(({ id, name }) => ({ id, name })), professionals: setUp.professionals.map(({ id, name }) => ({ id, name })), places }, formKey: newUlid() };
}

const add = (args: ActionFunctionArgs) =>
  pluginForm<SchedulingRouter>("scheduling", args, async (form, api): Promise<FormAnswer> => {
    await api.waitFor({ ...readWish(form), clientId: clientIn(args.request), first: form.ticked("first") });
    throw redirect("/staff/calendar/waitlist");
  });

export const action = (args: ActionFunctionArgs) => (clientIn(args.request) === "" ? findClients(args) : add(args));

/** Staff put a client on the waitlist, as the client asked on the phone. */
export default function WaitForPage() {
  const { client, choices, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof add>();
  const form = formOf(formKey, answer);
  const back = { href: "/staff/calendar/waitlist", label: "Waitlist" };
  if (!client) return <ChooseClient title="Add to the waitlist" back={back} />;
  return (
    <StaffPage title={`Add ${client.name} to the waitlist`} below="An earlier time is offered in the conversation, to accept or decline." back={{ href: `/staff/clients/${client.id}/scheduling`, label: client.name }} answer={answer}>
      {choices.services.length === 0 ? <EmptyState>Nothing can be booked yet. A service comes first.</EmptyState> : (
        <Form method="post" noValidate className="stack-large" key={form.key}>
          <FormKey form={form} />
          <WishFields form={form} choices={choices} byStaff />
          <Checkbox label="Put first" hint="Counts where the practice offers times by priority." {...form.tick("first")} />
          <div><Button variant="primary">Add to the waitlist</Button></div>
        </Form>
      )}
    </StaffPage>
  );
}
