import { Button, EmptyState, Field, FormKey, StaffPage, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { readSlot } from "../parts/chosen-slot.ts";
import { formOfTimes } from "../parts/form-of-times.ts";
import { placeValue, readPlace } from "../parts/place-choices.ts";
import { refused } from "../parts/refused.ts";
import { SlotDays } from "../parts/slot-days.tsx";
import { StaffSlotFilter } from "../parts/staff-slot-filter.tsx";
import { loadStaffSlots } from "../parts/staff-slots.ts";
import { typedSlots } from "../parts/typed-slots.ts";

export const meta = pageTitle("Propose other times");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const [one, setUp] = await Promise.all([api.details({ id: args.params["appointmentId"] ?? "" }), api.setUp()]);
  if (one.state !== "requested" || !one.portalUserId) throw redirect(`/staff/calendar/${one.id}`);
  const service = setUp.services.find(({ id }) => id === one.service.id);
  const preferred = { place: placeValue(one.place, one.location?.id ?? null), staffId: one.professional.id };
  const slots = service ? await loadStaffSlots(api, { setUp, service, query: new URL(args.request.url).searchParams, clientId: one.clients[0]?.id ?? "", moving: one.replacesId ?? one.id, preferred }) : null;
  return { one, slots, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  formOfTimes(args, async (form, api) => {
    const id = args.params["appointmentId"] ?? "";
    const chosen = [...new Set([...form.data.keys()].filter((name) => name.startsWith("slot-")).flatMap((name) => form.texts(name)))];
    if (chosen.length === 0 || chosen.length > 5) return refused(form, { slot: chosen.length === 0 ? "Choose up to five times." : "Choose five times at most." });
    const { portalUserId, service } = await api.details({ id });
    await api.propose({ key: form.key, portalUserId: portalUserId ?? "", serviceId: service.id, ...readPlace(form.text("place")), note: form.text("note"), requestId: id, times: chosen.map(readSlot) });
    throw redirect(`/staff/calendar/${id}`);
  });

/** Answers a request with other times: a card in the conversation, all held until one is chosen. */
export default function ProposePage() {
  const { one, slots, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  const here = `/staff/calendar/${one.id}`;
  return (
    <StaffPage
      title="Propose other times"
      below={<>{one.clients.map(({ name }) => name).join(", ")} asked for {one.service.name}, <When start={one.startsAt} />.</>}
      back={{ href: here, label: "The request" }}
      answer={answer}
    >
      {slots && slots.people.length > 0 ? (
        <>
          <StaffSlotFilter slots={slots} here={`${here}/propose`} />
          <Form method="post" noValidate className="stack-large" key={form.key}>
            <FormKey form={form} />
            <input type="hidden" name="place" value={slots.place.value} />
            <p>Choose up to five. All are held until one is chosen.</p>
            {slots.days.length === 0 ? <p>No free time within the hours of these seven days.</p> : <SlotDays many days={slots.days} zone={slots.zone} names={new Map()} error={answer?.problem?.errors["slot"]} chosen={typedSlots(answer)} key={`${slots.from} ${slots.place.value} ${slots.staffId}`} />}
            <Field as="textarea" rows={2} label="Note" optional hint="The client reads it." maxLength={1000} {...form.field("note")} />
            {slots.days.length > 0 ? <Button variant="primary">Propose these times</Button> : null}
          </Form>
        </>
      ) : <EmptyState>Nobody offers this service any more. Decline the request with a word on why.</EmptyState>}
    </StaffPage>
  );
}
