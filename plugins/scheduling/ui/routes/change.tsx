import { ClientPage, Link, Notice, When, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ChooseTime } from "../parts/choose-time.tsx";
import { chosenSlot } from "../parts/chosen-slot.ts";
import { ContactPractice } from "../parts/contact-practice.tsx";
import { formOfTimes } from "../parts/form-of-times.ts";
import { loadTimes } from "../parts/load-times.ts";
import { placeValue } from "../parts/place-choices.ts";
import { refused } from "../parts/refused.ts";

export const meta = pageTitle("Change the time");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const [one, { services, locations }] = await Promise.all([api.one({ id: args.params["appointmentId"] ?? "" }), api.services({ moving: args.params["appointmentId"] ?? "" })]);
  const service = services.find(({ id }) => id === one.service.id);
  const may = service && one.together === null && (one.state === "booked" || one.state === "confirmed") && (one.terms.how === "free" || one.terms.how === "late");
  const preferred = { place: placeValue(one.place, one.location?.id ?? null), staffId: one.professional?.id ?? "" };
  const times = may ? await loadTimes(api, { service, locations, query: new URL(args.request.url).searchParams, moving: one.id, preferred }) : null;
  return { one, times, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  formOfTimes(args, (form) => {
    const slot = chosenSlot(form);
    if (typeof slot === "string") return Promise.resolve(refused(form, { slot }));
    throw redirect(`/scheduling/${args.params["appointmentId"] ?? ""}/change/confirm?${new URLSearchParams({ at: slot.startsAt, with: slot.staffId, place: form.text("place") }).toString()}`);
  });

/** Another time for an appointment; the one it has stays until the new one is theirs. */
export default function ChangePage() {
  const { one, times, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = { href: `/scheduling/${one.id}`, label: "The appointment" };
  if (!times) {
    return (
      <ClientPage title="This cannot be changed here" back={back}>
        {one.together ? <p>Others come at this time too, so you cannot move it. You can <Link href={`/scheduling/${one.id}/cancel`}>cancel</Link>, or ask for another time.</p> : null}
        <ContactPractice contact={one.contact} helps="find another time with you" />
      </ClientPage>
    );
  }
  const { feeMinor, currency } = one.terms;
  return (
    <ClientPage title="Choose another time" below={<>{one.service.name}, now <When start={one.startsAt} />. It stays yours until you have the new time.</>} back={back} answer={answer}>
      {feeMinor > 0 ? <Notice tone="warning">Changing this now has a fee of {formatMoney(feeMinor, currency)}.</Notice> : null}
      <ChooseTime times={times} formKey={formKey} answer={answer} />
    </ClientPage>
  );
}
