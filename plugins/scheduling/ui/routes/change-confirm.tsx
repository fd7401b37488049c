import { Button, ClientPage, Facts, FormKey, LinkButton, Notice, formOf, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { notFoundPage, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, redirect, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { readSlot } from "../parts/chosen-slot.ts";
import { formOfTimes } from "../parts/form-of-times.ts";
import { NearestTimes } from "../parts/nearest-times.tsx";
import { placeChoices, readPlace } from "../parts/place-choices.ts";
import styles from "../parts/scheduling.module.css";
import { TwoClocks } from "../parts/two-clocks.tsx";

export const meta = pageTitle("Check the new time");

const askedIn = (request: Request) => {
  const { searchParams } = new URL(request.url);
  return { startsAt: searchParams.get("at") ?? "", staffId: searchParams.get("with") ?? "", place: searchParams.get("place") ?? "" };
};

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const asked = askedIn(args.request);
  const [one, { services, locations }] = await Promise.all([api.one({ id: args.params["appointmentId"] ?? "" }), api.services({ moving: args.params["appointmentId"] ?? "" })]);
  const service = services.find(({ id }) => id === one.service.id);
  const place = placeChoices(service?.places ?? [], locations).find(({ value }) => value === asked.place);
  if (!service || !place || Number.isNaN(Date.parse(asked.startsAt))) throw notFoundPage("this time");
  const { locationId, place: kind } = readPlace(asked.place);
  const endsAt = new Date(Date.parse(asked.startsAt) + Date.parse(one.endsAt) - Date.parse(one.startsAt)).toISOString();
  const zone = locations.find(({ id }) => id === locationId)?.zone ?? one.zone;
  return { one, service, to: { ...asked, endsAt, zone, kind, label: place.label }, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  formOfTimes(args, async (form, api) => {
    const asked = askedIn(args.request);
    const another = form.text("nearest");
    const { startsAt, staffId } = another ? readSlot(another) : asked;
    const { id } = await api.move({ id: args.params["appointmentId"] ?? "", key: form.key, ...(form.version === null ? {} : { version: form.version }), startsAt, staffId, ...readPlace(asked.place), feeMinor: Number(form.text("fee")) });
    throw redirect(`/scheduling/${id}?new`);
  });

/** The old time and the new one side by side, and what changing costs, before it is changed. */
export default function ChangeConfirmPage() {
  const { one, service, to, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().formMethod === "POST";
  const form = formOf(formKey, answer);
  const { feeMinor, currency } = one.terms;
  const asks = service.mode === "request";
  const professional = service.professionals.find(({ id }) => id === to.staffId)?.name ?? "";
  return (
    <ClientPage title="Check the new time" back={{ href: `/scheduling/${one.id}/change`, label: "Choose another time" }} answer={answer?.nearest ? undefined : answer}>
      <Form method="post" noValidate className="stack-large">
        <FormKey form={form} version={one.version} />
        <input type="hidden" name="fee" value={feeMinor} />
        {answer?.nearest ? <NearestTimes nearest={answer.nearest} names={new Map(service.professionals.map(({ id, name }) => [id, name]))} /> : null}
        <Facts
          ruled
          items={[
            { label: "What", value: [service.name, professional].filter(Boolean).join(" with ") },
            { label: "New time", value: <strong><TwoClocks start={to.startsAt} end={to.endsAt} zone={to.zone} place={to.kind} /></strong> },
            { label: "Where", value: to.label },
            { label: "Instead of", value: <TwoClocks start={one.startsAt} end={one.endsAt} zone={one.zone} place={one.place} /> },
          ]}
        />
        {feeMinor > 0 ? <Notice tone="warning" title={`Changing this now has a fee of ${formatMoney(feeMinor, currency)}`}>Your practice decides whether the fee applies.</Notice> : null}
        {asks ? <p>Your practice answers by message. Until then both times are kept for you.</p> : null}
        <div className={styles.verbs}>
          <Button variant="primary" busy={busy} busyLabel="Changing…">{asks ? "Ask for the new time" : feeMinor > 0 ? `Change it for ${formatMoney(feeMinor, currency)}` : "Change to this time"}</Button>
          <LinkButton variant="quiet" href={`/scheduling/${one.id}`}>Keep it as it is</LinkButton>
        </div>
      </Form>
    </ClientPage>
  );
}
