import { EmptyState, StaffPage, When, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ChooseStaffTime } from "../parts/choose-staff-time.tsx";
import { formOfTimes } from "../parts/form-of-times.ts";
import { placeValue, readPlace } from "../parts/place-choices.ts";
import { refused } from "../parts/refused.ts";
import { slotKey } from "../parts/slot-key.ts";
import { isSlot, loadStaffSlots, staffSlot } from "../parts/staff-slots.ts";

export const meta = pageTitle("Move appointment");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const [one, setUp] = await Promise.all([api.details({ id: args.params["appointmentId"] ?? "" }), api.setUp()]);
  const service = setUp.services.find(({ id }) => id === one.service.id);
  const preferred = { place: placeValue(one.place, one.location?.id ?? null), staffId: one.professional.id };
  const slots = service ? await loadStaffSlots(api, { setUp, service, query: new URL(args.request.url).searchParams, clientId: one.clients[0]?.id ?? "", moving: one.id, preferred }) : null;
  return { one, slots, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  formOfTimes(args, async (form, api) => {
    const id = args.params["appointmentId"] ?? "";
    const slot = staffSlot(form, (await api.whose()).zone);
    if (!isSlot(slot)) return refused(form, slot);
    await api.moveFor({ id, key: slotKey(form.key, slot), ...(form.version === null ? {} : { version: form.version }), ...slot, ...readPlace(form.text("place")) });
    throw redirect(`/staff/calendar/${id}`);
  });

/** Another time, place or professional for an appointment. */
export default function StaffMovePage() {
  const { one, slots, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const here = `/staff/calendar/${one.id}`;
  return (
    <StaffPage
      title={`Move ${one.service.name}`}
      below={<>{one.clients.map(({ name }) => name).join(", ")}, now <When start={one.startsAt} />. The client is told of the new time.</>}
      back={{ href: here, label: "The appointment" }}
      answer={answer?.nearest ? undefined : answer}
    >
      {slots && slots.people.length > 0 ? <ChooseStaffTime slots={slots} here={`${here}/move`} formKey={formKey} answer={answer} button="Move to this time" version={one.version} /> : <EmptyState>Nobody offers this service any more, so it cannot be moved. Cancel it and book another.</EmptyState>}
    </StaffPage>
  );
}
