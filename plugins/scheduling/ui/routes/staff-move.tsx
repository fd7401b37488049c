import { EmptyState, Radios, StaffPage, When, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { FormAnswer } from "@anteroom/core/ui/plugin-form.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ChooseStaffTime } from "../parts/choose-staff-time.tsx";
import { formOfTimes } from "../parts/form-of-times.ts";
import { MovedTimes, movedKey } from "../parts/moved-times.tsx";
import type { Moving } from "../parts/moved-times.tsx";
import type { Nearest } from "../parts/nearest-in.ts";
import { placeValue, readPlace } from "../parts/place-choices.ts";
import { refused } from "../parts/refused.ts";
import { isScope, scopeOptions } from "../parts/series-scope.ts";
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

interface MoveAnswer extends FormAnswer {
  /** Where the appointments of a series would go, before they do. */
  moving?: Moving;
}

export const action = (args: ActionFunctionArgs) =>
  formOfTimes(args, async (form, api): Promise<MoveAnswer> => {
    const id = args.params["appointmentId"] ?? "";
    const slot = staffSlot(form, (await api.whose()).zone);
    if (!isSlot(slot)) return refused(form, slot);
    const scope = form.text("scope");
    if (isScope(scope)) {
      const to = { ...slot, ...readPlace(form.text("place")) };
      const seen = form.text("seen") === movedKey(slot, scope);
      const key = slotKey(form.key, slot);
      const { times, moved } = await api.moveSeries({ id, key, ...(form.version === null ? {} : { version: form.version }), scope, preview: !seen, ...to });
      if (moved === 0 || !seen) return { moving: { times, scope, slot, place: form.text("place"), key: form.key, version: form.version } };
      throw redirect(`/staff/calendar/${id}`);
    }
    await api.moveFor({ id, key: slotKey(form.key, slot), ...(form.version === null ? {} : { version: form.version }), ...slot, ...readPlace(form.text("place")) });
    throw redirect(`/staff/calendar/${id}`);
  });

/** Another time, place or professional for an appointment. */
export default function StaffMovePage() {
  const { one, slots, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as (MoveAnswer & { nearest: Nearest | null }) | undefined;
  const form = formOf(formKey, answer);
  const moving = answer?.moving;
  const here = `/staff/calendar/${one.id}`;
  return (
    <StaffPage
      title={`Move ${one.service.name}`}
      below={one.groupId ? <>Now <When start={one.startsAt} />. Everybody in the group is moved and told of the new time.</> : <>{one.clients.map(({ name }) => name).join(", ")}, now <When start={one.startsAt} />. The client is told of the new time.</>}
      back={{ href: here, label: "The appointment" }}
      answer={answer?.nearest ? undefined : answer}
    >
      {moving ? <MovedTimes moving={moving} zone={one.zone} /> : null}
      {slots && slots.people.length > 0 ? <ChooseStaffTime slots={slots} here={`${here}/move`} formKey={formKey} answer={answer} button={one.seriesId ? "Continue" : "Move to this time"} version={one.version} last={one.seriesId ? <Radios legend="How many" options={scopeOptions} {...form.field("scope", "one")} /> : null} /> : <EmptyState>Nobody offers this service any more, so it cannot be moved. Cancel it and book another.</EmptyState>}
    </StaffPage>
  );
}
