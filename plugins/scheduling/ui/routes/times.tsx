import { ClientPage, formatMoney, newUlid, pageTitle } from "@anteroom/core/ui";
import { notFoundPage, pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { SchedulingRouter } from "../../server/router.ts";
import { ChooseTime } from "../parts/choose-time.tsx";
import { chosenSlot } from "../parts/chosen-slot.ts";
import { formOfTimes } from "../parts/form-of-times.ts";
import { loadTimes } from "../parts/load-times.ts";
import { readPlace } from "../parts/place-choices.ts";
import { refused } from "../parts/refused.ts";
import { slotKey } from "../parts/slot-key.ts";

export const meta = pageTitle("Choose a time");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<SchedulingRouter>("scheduling", args);
  const { services, locations } = await api.services();
  const service = services.find(({ id }) => id === args.params["serviceId"]);
  if (!service) throw notFoundPage("this service");
  const { name, minutes, priceMinor, currency, mode } = service;
  const times = await loadTimes(api, { service, locations, query: new URL(args.request.url).searchParams });
  return { times, service: { name, minutes, priceMinor, currency, mode }, several: services.length > 1, formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  formOfTimes(args, async (form, api) => {
    const slot = chosenSlot(form);
    if (typeof slot === "string") return refused(form, { slot });
    const { id } = await api.hold({ key: slotKey(form.key, slot), serviceId: args.params["serviceId"] ?? "", ...slot, ...readPlace(form.text("place")) });
    throw redirect(`/scheduling/new/confirm?hold=${id}`);
  });

/** Days with the times that can be booked. Choosing books nothing: it is held, and the next page asks. */
export default function TimesPage() {
  const { times, service, several, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const facts = [`${service.minutes} minutes`, service.priceMinor > 0 ? formatMoney(service.priceMinor, service.currency) : "", times.choices.length === 1 ? times.place.label : "", times.people.length === 1 ? `with ${times.people[0]?.name ?? ""}` : ""];
  return (
    <ClientPage
      title="Choose a time"
      below={`${service.name}, ${facts.filter(Boolean).join(", ")}`}
      back={several ? { href: "/scheduling/new", label: "What it is for" } : { href: "/scheduling", label: "Appointments" }}
      answer={answer?.nearest ? undefined : answer}
    >
      <ChooseTime times={times} formKey={formKey} answer={answer} />
    </ClientPage>
  );
}
