import { EmptyState, Field, LinkButton, StaffPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ChooseClient, clientIn, findClients } from "../parts/choose-client.tsx";
import { ChooseStaffTime } from "../parts/choose-staff-time.tsx";
import { formOfTimes } from "../parts/form-of-times.ts";
import { GroupFields } from "../parts/group-fields.tsx";
import { readPlace } from "../parts/place-choices.ts";
import { refused } from "../parts/refused.ts";
import { slotKey } from "../parts/slot-key.ts";
import { isSlot, loadStaffSlots, staffSlot } from "../parts/staff-slots.ts";

export const meta = pageTitle("Book for a client");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const query = new URL(args.request.url).searchParams;
  const clientId = clientIn(args.request);
  const setUp = await api.setUp();
  const services = setUp.services.filter(({ archivedAt }) => archivedAt === null).map(({ id, name, minutes, seats }) => ({ id, name, minutes, seats }));
  const service = setUp.services.find(({ id, archivedAt }) => archivedAt === null && id === (query.get("service") ?? services[0]?.id)) ?? setUp.services.find(({ id }) => id === services[0]?.id);
  const client = clientId ? { id: clientId, name: (await api.chart({ clientId })).name } : null;
  const slots = client && service ? await loadStaffSlots(api, { setUp, service, query, clientId }) : null;
  const asks = service && setUp.payments?.live ? [service.payKnown, service.payNew].some((ask) => ask !== "none" && ask !== "same") : false;
  return { services, serviceId: service?.id ?? "", seats: service?.seats ?? 1, colleagues: setUp.professionals.map(({ id, name }) => ({ id, name })), client, slots, asks, mayChange: setUp.mayChange, formKey: newUlid() };
}

const book = (args: ActionFunctionArgs) =>
  formOfTimes(args, async (form, api) => {
    const { zone } = await api.whose();
    const slot = staffSlot(form, zone);
    if (!isSlot(slot)) return refused(form, slot);
    const { id, groupId } = await api.bookFor({ key: slotKey(form.key, slot), clientIds: [clientIn(args.request)], serviceId: form.text("service"), ...slot, ...readPlace(form.text("place")), staffNote: form.text("staffNote"), secondStaffId: form.text("secondStaffId"), eachPays: form.text("pays") !== "first", namesShown: form.ticked("namesShown") });
    throw redirect(groupId ? `/staff/calendar/groups/${groupId}?new` : `/staff/calendar/${id}?new`);
  });

export const action = (args: ActionFunctionArgs) => (clientIn(args.request) === "" ? findClients(args) : book(args));

/** Staff book for a client: what, with whom, where, and a time. */
export default function BookForPage() {
  const { services, serviceId, seats, colleagues, client, slots, asks, mayChange, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof book>();
  const form = formOf(formKey, answer);
  const back = { href: "/staff/calendar", label: "Calendar" };
  if (services.length === 0) {
    return (
      <StaffPage title="Book for a client" back={back}>
        <EmptyState action={mayChange ? <LinkButton variant="primary" href="/staff/library/services/new">Add a service</LinkButton> : null}>Nothing can be booked yet. {mayChange ? "Add a service first." : "An administrator adds services first."}</EmptyState>
      </StaffPage>
    );
  }
  if (!client) return <ChooseClient title="Book for a client" back={back} />;
  return (
    <StaffPage title={`Book for ${client.name}`} back={{ href: `/staff/clients/${client.id}/scheduling`, label: client.name }} answer={answer?.nearest ? undefined : answer}>
      {slots && slots.people.length > 0 ? (
        <ChooseStaffTime
          slots={slots}
          here={`/staff/calendar/new?client=${client.id}&service=${serviceId}`}
          formKey={formKey}
          answer={answer}
          button="Book"
          first={
            <>
              <input type="hidden" name="client" value={client.id} />
              <Field as="select" label="Service" name="service" defaultValue={serviceId}>
                {services.map(({ id, name, minutes }) => <option key={id} value={id}>{name}, {minutes} minutes</option>)}
              </Field>
            </>
          }
          hidden={<input type="hidden" name="service" value={serviceId} />}
          last={
            <>
              {seats > 1 ? <GroupFields form={form} seats={seats} colleagues={colleagues.filter(({ id }) => id !== slots.staffId)} /> : null}
              {asks ? <p className="muted">Clients who book this themselves add a card or pay first. Booked here, it asks the client for nothing.</p> : null}
              <Field as="textarea" rows={2} label="Note for the team" optional hint="Clients never see it." maxLength={1000} {...form.field("staffNote")} />
            </>
          }
        />
      ) : <EmptyState>No professional offers this. Choose who does in the service.</EmptyState>}
    </StaffPage>
  );
}
